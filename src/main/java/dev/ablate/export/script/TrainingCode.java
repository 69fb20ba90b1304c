package dev.ablate.export.script;

import dev.ablate.experiment.Objective;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The function {@code train} of a script. */
record TrainingCode(Trial trial, boolean bytes) {
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
          @PREPARATION@
          history = []
          best, best_weights = @WORST@, None
          for epoch in range(EPOCHS):
              model.train()
              total, count, seen = 0.0, 0, []
              order = torch.randperm(len(y_train), device=device)
              if "order" in data:
                  order = data["order"][epoch]
              @PARTNERS@
              for @ROWS@:
                  @STEP@
                  total += @LOSS@ * len(rows)
                  count += len(rows)
              metrics = {"train_loss": total / count, **scores("train", seen)}
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

  String text() {
    Objective objective = settings().objective();
    GradientCode gradients = new GradientCode(trial);
    boolean takesDraws = !augment().draws().isEmpty();
    String text =
        TEMPLATE
            .replace("@CRITERION@", LossCode.of(trial).criterion())
            .replace("@OPTIMIZER@", optimizer())
            .replace("@LOSS@", gradients.loss())
            .replace(
                "@ROWS@",
                takesDraws
                    ? "step, rows in enumerate(order.long().split(BATCH_SIZE))"
                    : "rows in order.long().split(BATCH_SIZE)")
            .replace("@OBJECTIVE@", objective.metric())
            .replace("@BETTER@", objective.maximize() ? ">" : "<")
            .replace("@WORST@", objective.maximize() ? "-math.inf" : "math.inf");
    text = lines(text, "@EXAMPLES@", examples());
    text = lines(text, "@PREPARATION@", preparation());
    text = lines(text, "@PARTNERS@", views().beforeEpoch());
    text = lines(text, "@STEP@", step(gradients));
    text = lines(text, "@EPOCH@", epoch());
    text = lines(text, "@STOP@", stopping().check());
    return lines(text, "@TEST@", test());
  }

  /** Puts lines in place of a line that holds a mark, as far in as the mark stands. */
  static String lines(String text, String mark, List<String> lines) {
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

  private AugmentCode augment() {
    return new AugmentCode(trial);
  }

  private ViewsCode views() {
    return new ViewsCode(trial);
  }

  private ScheduleCode schedule() {
    return new ScheduleCode(trial);
  }

  private PrecisionCode precision() {
    return new PrecisionCode(settings().precision());
  }

  private StoppingCode stopping() {
    return new StoppingCode(settings());
  }

  private List<String> examples() {
    DataCode data = new DataCode(trial);
    List<String> lines = new ArrayList<>(data.lines(bytes, augment().normalizesLater()));
    data.heldOut().forEach(split -> lines.addAll(views().preparation(split)));
    lines.addAll(augment().preparation());
    return lines;
  }

  private String optimizer() {
    List<String> arguments = new ArrayList<>(List.of("model.parameters()"));
    arguments.add("lr=" + Python.of(settings().optimizer().get("lr")));
    arguments.addAll(Python.keywords(settings().optimizer(), Set.of("lr")).toList());
    return Python.call("torch.optim." + settings().optimizer().name(), arguments);
  }

  private List<String> preparation() {
    List<String> lines = new ArrayList<>();
    if (schedule().isPresent()) {
      lines.add("scheduler = " + schedule().scheduler());
    }
    lines.addAll(precision().preparation());
    lines.addAll(stopping().preparation());
    return lines;
  }

  private List<String> step(GradientCode gradients) {
    List<String> lines = new ArrayList<>();
    if (settings().dropLast()) {
      lines.add("if len(rows) < BATCH_SIZE:");
      lines.add("    break");
    }
    lines.addAll(views().gather());
    lines.addAll(augment().lines());
    lines.add("optimizer.zero_grad()");
    lines.addAll(gradients.lines());
    boolean clips = settings().clipGradValue().isPresent() || settings().clipGradNorm().isPresent();
    lines.addAll(precision().beforeClipping(clips));
    settings().clipGradValue().ifPresent(most -> lines.add(clip("value", most)));
    settings().clipGradNorm().ifPresent(most -> lines.add(clip("norm", most)));
    lines.addAll(schedule().beforeUpdate());
    lines.addAll(precision().update());
    if (schedule().movesEveryUpdate()) {
      lines.add("scheduler.step()");
    }
    return lines;
  }

  private static String clip(String what, double most) {
    return "nn.utils.clip_grad_%s_(model.parameters(), %s)".formatted(what, Python.number(most));
  }

  private List<String> epoch() {
    List<String> lines = new ArrayList<>();
    if (new DataCode(trial).heldOut().contains("val")) {
      lines.add("metrics |= " + evaluation("val"));
    }
    ScheduleCode schedule = schedule();
    schedule
        .monitor()
        .ifPresent(metric -> lines.add("scheduler.step(metrics[\"" + metric + "\"])"));
    if (schedule.isPresent() && !schedule.movesEveryUpdate() && schedule.monitor().isEmpty()) {
      lines.add("scheduler.step()");
    }
    return lines;
  }

  private List<String> test() {
    return new DataCode(trial).heldOut().contains("test")
        ? List.of(
            "tested = " + evaluation("test"),
            "print(\"best epoch:\", \", \".join(f\"{k} {v:.4f}\" for k, v in tested.items()))")
        : List.of();
  }

  private String evaluation(String split) {
    return "evaluate(\"%1$s\", model, criterion, x_%1$s, y_%1$s%2$s)"
        .formatted(split, views().parameter("_" + split));
  }
}
