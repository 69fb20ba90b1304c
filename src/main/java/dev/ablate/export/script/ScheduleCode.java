package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A schedule as schedulers of {@code torch.optim.lr_scheduler}; where these cannot compute the
 * same, as where its parts move in different units, as functions of the update.
 */
final class ScheduleCode {
  private static final Set<String> OWN = Set.of("unit", "monitor", "epochs", "steps", "start_lr");
  private static final String MODULE = "torch.optim.lr_scheduler.";

  private final List<Instance> parts;
  private final Instance optimizer;
  private final int stepsPerEpoch;

  ScheduleCode(Trial trial) {
    this.parts = trial.settings().schedule();
    this.optimizer = trial.settings().optimizer();
    this.stepsPerEpoch = trial.stepsPerEpoch();
  }

  boolean isPresent() {
    return !parts.isEmpty();
  }

  /** Whether it moves after each update, and not after each epoch. */
  boolean movesEveryUpdate() {
    return isPresent() && (isOwn() || parts.get(0).text("unit").equals("step"));
  }

  /** The metric that it watches. */
  Optional<String> monitor() {
    return parts.stream()
        .filter(part -> part.name().equals("ReduceLROnPlateau"))
        .map(part -> part.text("monitor"))
        .findFirst();
  }

  /** Functions of the update that the loop needs; empty where PyTorch's schedulers do. */
  String functions() {
    if (!isOwn()) {
      return "";
    }
    String functions =
        function("lr_factor", "as a factor of the learning rate", FactorCode::factor)
            + (movesMomentum()
                ? function("momentum", "the momentum", part -> part.momentum().orElse(momentum()))
                : "");
    return RateFunctions.calledBy(functions) + functions;
  }

  private String function(String name, String gives, Function<FactorCode, String> expression) {
    StringBuilder text = new StringBuilder();
    text.append("def ").append(name).append("(update):\n    \"\"\"");
    text.append(String.join(" then ", parts.stream().map(Instance::name).toList()));
    text.append(", ").append(gives).append(".\"\"\"\n");
    long start = 0;
    for (int i = 0; i < parts.size(); i++) {
      Instance part = parts.get(i);
      long end = start + length(part);
      boolean last = i == parts.size() - 1;
      text.append(last ? "" : "    if update < " + end + ":\n");
      String indent = last ? "    " : "        ";
      text.append(indent).append("i = ").append(index(part, start)).append('\n');
      FactorCode code = new FactorCode(part, optimizer.real("lr"), unit(part), length(part));
      text.append(indent).append("return ").append(expression.apply(code)).append('\n');
      start = end;
    }
    return text + "\n\n";
  }

  /** Sets the momentum of an update, where no scheduler does. */
  List<String> beforeUpdate() {
    if (!isOwn() || !movesMomentum()) {
      return List.of();
    }
    String now = "momentum(scheduler.last_epoch)";
    boolean betas = optimizer.find("betas").isPresent();
    return List.of(
        "for group in optimizer.param_groups:",
        betas
            ? "    group[\"betas\"] = (" + now + ", group[\"betas\"][1])"
            : "    group[\"momentum\"] = " + (canBeNothing() ? "max(1e-30, " + now + ")" : now));
  }

  /** Whether there are updates of momentum 0, of which PyTorch's optimizers keep no buffer. */
  private boolean canBeNothing() {
    return optimizer.real("momentum") == 0
        || parts.stream().anyMatch(ScheduleCode::startsWithoutMomentum);
  }

  /** The expression that makes it. */
  String scheduler() {
    if (isOwn()) {
      return MODULE + "LambdaLR(optimizer, lr_factor)";
    }
    if (parts.size() == 1) {
      return scheduler(parts.get(0));
    }
    List<String> all = parts.stream().map(this::scheduler).toList();
    return MODULE
        + "SequentialLR(\n        optimizer,\n        [\n            "
        + String.join(",\n            ", all)
        + ",\n        ],\n        milestones="
        + milestones()
        + ",\n    )";
  }

  /** Whether no schedulers of PyTorch's compute the same. */
  private boolean isOwn() {
    return parts.stream().map(part -> part.text("unit")).distinct().count() > 1
        || parts.stream().anyMatch(part -> length(part) % unit(part) != 0 || failsInPyTorch(part));
  }

  /**
   * Where PyTorch's class divides by zero, makes no buffer as momentum starts from 0, or, in a
   * chain, changes the other parts' rate and momentum as soon as it is made.
   */
  private boolean failsInPyTorch(Instance part) {
    return switch (part.name()) {
      case "OneCycleLR" ->
          parts.size() > 1 || OneCycleCode.hasEmptyPhase(part) || startsWithoutMomentum(part);
      case "CyclicLR" -> parts.size() > 1 || startsWithoutMomentum(part);
      case "ConstantLR" -> part.real("factor") == 0;
      default -> false;
    };
  }

  private static boolean startsWithoutMomentum(Instance part) {
    return FactorCode.movesMomentum(part) && part.real("max_momentum") == 0;
  }

  private boolean movesMomentum() {
    return parts.stream().anyMatch(FactorCode::movesMomentum);
  }

  /** The optimizer's own momentum or first beta. */
  private String momentum() {
    return Python.number(
        optimizer.find("betas").isPresent()
            ? optimizer.reals("betas").get(0)
            : optimizer.real("momentum"));
  }

  private List<Long> milestones() {
    List<Long> milestones = new ArrayList<>();
    long start = 0;
    for (Instance part : parts.subList(0, parts.size() - 1)) {
      start += length(part) / unit(part);
      milestones.add(start);
    }
    return milestones;
  }

  private String scheduler(Instance part) {
    if (part.name().equals("Warmup")) {
      long length = length(part) / unit(part);
      FactorCode code = new FactorCode(part, optimizer.real("lr"), 1, length);
      return MODULE + "LambdaLR(optimizer, lambda i: " + code.factor() + ")";
    }
    Stream<String> arguments = Stream.concat(Stream.of("optimizer"), Python.keywords(part, OWN));
    return Python.call(MODULE + part.name(), arguments.toList());
  }

  private String index(Instance part, long start) {
    int unit = unit(part);
    String moves = unit == 1 ? "update" : "update // " + unit;
    return start / unit == 0 ? moves : moves + " - " + start / unit;
  }

  /** Updates between two of its moves. */
  private int unit(Instance part) {
    return part.text("unit").equals("epoch") ? stepsPerEpoch : 1;
  }

  /** How many updates it lasts; 0 for one without a length. */
  private long length(Instance part) {
    return Stream.of("T_max", "total_iters", "total_steps")
            .flatMap(name -> part.find(name).stream())
            .mapToLong(value -> ((Value.Int) value).value() * unit(part))
            .sum()
        + part.find("epochs").map(n -> ((Value.Int) n).value() * stepsPerEpoch).orElse(0L)
        + part.find("steps").map(n -> ((Value.Int) n).value()).orElse(0L);
  }
}
