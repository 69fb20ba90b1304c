package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A schedule as schedulers of {@code torch.optim.lr_scheduler}; where its parts move in different
 * units, as one function of the update.
 */
final class ScheduleCode {
  private static final Set<String> OWN = Set.of("unit", "monitor", "epochs", "steps", "start_lr");
  private static final String MODULE = "torch.optim.lr_scheduler.";

  private final List<Instance> parts;
  private final double lr;
  private final int stepsPerEpoch;

  ScheduleCode(Trial trial) {
    this.parts = trial.settings().schedule();
    this.lr = trial.settings().optimizer().real("lr");
    this.stepsPerEpoch = trial.stepsPerEpoch();
  }

  boolean isPresent() {
    return !parts.isEmpty();
  }

  /** Whether it moves after each update, and not after each epoch. */
  boolean movesEveryUpdate() {
    return isPresent() && (isMixed() || parts.get(0).text("unit").equals("step"));
  }

  /** The metric that it watches. */
  Optional<String> monitor() {
    return parts.stream()
        .filter(part -> part.name().equals("ReduceLROnPlateau"))
        .map(part -> part.text("monitor"))
        .findFirst();
  }

  /** A function that the scheduler needs; empty without one. */
  String function() {
    if (!isMixed()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("def lr_factor(update):\n    \"\"\"");
    text.append(String.join(" then ", parts.stream().map(Instance::name).toList()));
    text.append(", as a factor of the learning rate.\"\"\"\n");
    long start = 0;
    for (int i = 0; i < parts.size(); i++) {
      Instance part = parts.get(i);
      long end = start + length(part);
      boolean last = i == parts.size() - 1;
      text.append(last ? "" : "    if update < " + end + ":\n");
      String indent = last ? "    " : "        ";
      text.append(indent).append("i = ").append(index(part, start)).append('\n');
      text.append(indent)
          .append("return ")
          .append(FactorCode.of(part, lr, unit(part), length(part)));
      text.append('\n');
      start = end;
    }
    return text + "\n\n";
  }

  /** The expression that makes it. */
  String scheduler() {
    if (isMixed()) {
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

  private boolean isMixed() {
    return parts.stream().map(part -> part.text("unit")).distinct().count() > 1
        || parts.stream().anyMatch(part -> length(part) % unit(part) != 0);
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
      return MODULE + "LambdaLR(optimizer, lambda i: " + FactorCode.of(part, lr, 1, length) + ")";
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
