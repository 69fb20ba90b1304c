package dev.ablate.export.script;

import dev.ablate.catalog.Metrics;
import dev.ablate.experiment.Objective;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The function {@code train} of a script.
 *
 * @param target the expression for what the loss compares with
 */
record TrainingCode(Trial trial, boolean bytes, String target) {
  private static final String TEMPLATE =
      """
      def train(data, device):
          \"""Trains; gives the model with the weights of its best epoch and the metrics of all epochs.\"""
          torch.manual_seed(SEED)
          data = {name: array.to(device) for name, array in data.items()}
          @EXAMPLES@
          model = make_model().to(device)
          initial = {name[8:]: array for name, array in data.items() if name.startswith("initial.")}
          if initial:
              model.load_state_dict(initial, strict=False)
          criterion = @CRITERION@.to(device)
          optimizer = @OPTIMIZER@
          @SCHEDULER@
          @SCALER@
          @STOPPING@
          history = []
          best, best_weights = @WORST@, None
          for epoch in range(EPOCHS):
              model.train()
              total, seen = 0.0, 0
              order = data["order"][epoch] if "order" in data else torch.randperm(len(y_train))
              for rows in order.long().split(BATCH_SIZE):
                  @STEP@
                  total += @LOSS@ * len(rows)
                  seen += len(rows)
              metrics = {"train_loss": total / seen}
              @EPOCH@
              history.append(metrics)
              print(f"epoch {epoch + 1}:", ", ".join(f"{k} {v:.4f}" for k, v in metrics.items()))
              if metrics["@OBJECTIVE@"] @BETTER@ best:
                  best, best_weights = metrics["@OBJECTIVE@"], copy.deepcopy(model.state_dict())
              @STOP@
          model.load_state_dict(best_weights)
          @TEST@
          return model, history
      """;

  /** A constant that says how large the parts of a batch are. */
  String parts() {
    int parts = settings().accumulate();
    return parts > 1 ? "\nPART_SIZE = " + settings().batchSize() / parts : "";
  }

  /** The metric beside the loss. */
  String metric() {
    return Metrics.usual(trial.data().task());
  }

  String text() {
    Objective objective = settings().objective();
    refuseUnknown("objective", objective.metric());
    ScheduleCode schedule = new ScheduleCode(trial);
    stopping().monitor().ifPresent(metric -> refuseUnknown("monitor", metric));
    schedule.monitor().ifPresent(metric -> refuseUnknown("monitor", metric));
    String text =
        TEMPLATE
            .replace("@CRITERION@", LossCode.of(trial).criterion())
            .replace("@OPTIMIZER@", optimizer())
            .replace("@LOSS@", settings().accumulate() > 1 ? "loss" : "loss.item()")
            .replace("@OBJECTIVE@", objective.metric())
            .replace("@BETTER@", objective.maximize() ? ">" : "<")
            .replace("@WORST@", objective.maximize() ? "-math.inf" : "math.inf");
    text = lines(text, "@EXAMPLES@", examples());
    text = lines(text, "@SCHEDULER@", scheduler(schedule));
    text = lines(text, "@SCALER@", precision().preparation());
    text = lines(text, "@STOPPING@", stopping().preparation());
    text = lines(text, "@STOP@", stopping().check());
    text = lines(text, "@STEP@", step(schedule));
    text = lines(text, "@EPOCH@", epoch(schedule));
    return lines(text, "@TEST@", test());
  }

  /** Puts lines in place of a line that holds a mark, as far in as the mark stands. */
  private static String lines(String text, String mark, List<String> lines) {
    int at = text.indexOf(mark);
    int start = text.lastIndexOf('\n', at) + 1;
    String indent = text.substring(start, at);
    StringBuilder replacement = new StringBuilder();
    lines.forEach(line -> replacement.append(indent).append(line).append('\n'));
    return text.substring(0, start) + replacement + text.substring(at + mark.length() + 1);
  }

  private Settings settings() {
    return trial.settings();
  }

  private boolean augments() {
    return !AugmentCode.of(settings()).isEmpty();
  }

  private boolean normalizes() {
    return settings().data().find("normalize").isPresent();
  }

  private void refuseUnknown(String setting, String metric) {
    boolean validates = trial.data().validationRows() > 0;
    Set<String> known =
        validates ? Set.of("train_loss", "val_loss", "val_" + metric()) : Set.of("train_loss");
    if (!known.contains(metric)) {
      throw new UnexportableException(setting + " = " + metric);
    }
  }

  private List<String> examples() {
    List<String> lines = new ArrayList<>();
    parts(true).forEach(part -> lines.add(load(part)));
    if (normalizes()) {
      lines.add("normalize = normalizer(x_train)");
      parts(!augments()).forEach(part -> lines.add("x_%s = normalize(x_%s)".formatted(part, part)));
    }
    if (augments()) {
      lines.add("augment = " + AugmentCode.of(settings()));
    }
    return lines;
  }

  private Stream<String> parts(boolean withTrain) {
    List<String> parts = new ArrayList<>();
    if (withTrain) {
      parts.add("train");
    }
    if (trial.data().validationRows() > 0) {
      parts.add("val");
    }
    if (trial.data().testRows() > 0) {
      parts.add("test");
    }
    return parts.stream();
  }

  private String load(String part) {
    return "x_%s, y_%s = data[\"x_%s\"]%s, data[\"y_%s\"]"
        .formatted(part, part, part, bytes ? ".float() / 255" : "", part);
  }

  private String optimizer() {
    List<String> arguments = new ArrayList<>(List.of("model.parameters()"));
    arguments.add("lr=" + Python.of(settings().optimizer().get("lr")));
    arguments.addAll(Python.keywords(settings().optimizer(), Set.of("lr")).toList());
    return Python.call("torch.optim." + settings().optimizer().name(), arguments);
  }

  private PrecisionCode precision() {
    return new PrecisionCode(settings().precision());
  }

  private StoppingCode stopping() {
    return new StoppingCode(settings());
  }

  private static List<String> scheduler(ScheduleCode schedule) {
    return schedule.isPresent() ? List.of("scheduler = " + schedule.scheduler()) : List.of();
  }

  private List<String> step(ScheduleCode schedule) {
    List<String> lines = new ArrayList<>();
    if (settings().dropLast()) {
      lines.add("if len(rows) < BATCH_SIZE:");
      lines.add("    break");
    }
    lines.add("x, y = x_train[rows], y_train[rows]");
    if (augments()) {
      lines.add("x = torch.stack([augment(image) for image in x])");
      lines.addAll(normalizes() ? List.of("x = normalize(x)") : List.of());
    }
    lines.add("optimizer.zero_grad()");
    lines.addAll(gradients());
    boolean clips = settings().clipGradValue().isPresent() || settings().clipGradNorm().isPresent();
    lines.addAll(precision().beforeClipping(clips));
    settings().clipGradValue().ifPresent(most -> lines.add(clip("value", most)));
    settings().clipGradNorm().ifPresent(most -> lines.add(clip("norm", most)));
    lines.addAll(schedule.beforeUpdate());
    lines.addAll(precision().update());
    if (schedule.movesEveryUpdate()) {
      lines.add("scheduler.step()");
    }
    return lines;
  }

  private static String clip(String what, double most) {
    return "nn.utils.clip_grad_%s_(model.parameters(), %s)".formatted(what, Python.number(most));
  }

  private List<String> gradients() {
    if (settings().accumulate() == 1) {
      return List.of(
          "loss = criterion(" + precision().call("x") + ", " + target + ")",
          precision().backward("loss"));
    }
    boolean weighted = LossCode.of(trial).isWeightedMean();
    String size = weighted ? "criterion.weight[y].sum()" : "len(y)";
    return List.of(
        "loss, size = 0.0, " + size,
        "for x, y in zip(x.split(PART_SIZE), y.split(PART_SIZE)):",
        "    part = criterion("
            + precision().call("x")
            + ", "
            + target
            + ") * ("
            + size
            + " / size)",
        "    " + precision().backward("part"),
        "    loss += part.item()");
  }

  private List<String> epoch(ScheduleCode schedule) {
    List<String> lines = new ArrayList<>();
    if (trial.data().validationRows() > 0) {
      lines.add(
          "metrics[\"val_loss\"], metrics[\"val_%s\"] = evaluate(model, criterion, x_val, y_val)"
              .formatted(metric()));
    }
    schedule
        .monitor()
        .ifPresent(metric -> lines.add("scheduler.step(metrics[\"" + metric + "\"])"));
    if (schedule.isPresent() && !schedule.movesEveryUpdate() && schedule.monitor().isEmpty()) {
      lines.add("scheduler.step()");
    }
    return lines;
  }

  private List<String> test() {
    return trial.data().testRows() == 0
        ? List.of()
        : List.of(
            "loss, score = evaluate(model, criterion, x_test, y_test)",
            "print(f\"best epoch: test_loss {loss:.4f}, test_%s {score:.4f}\")"
                .formatted(metric()));
  }
}
