package dev.ablate.experiment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All settings of one trial, defaults and inferred values filled in, by what they mean.
 *
 * @param root the settings as arguments of the catalog's {@code experiment} component
 */
public record Settings(Instance root) {
  /** The batch size that is still to be found. */
  public static final Value AUTO = new Value.Text("auto");

  /** The data set. */
  public Instance data() {
    return root.child("data");
  }

  /** The random changes of training examples, in their order. */
  public List<Instance> augment() {
    return root.find("augment")
        .map(v -> ((Value.ListOf) v).items().stream().map(Instance.class::cast).toList())
        .orElse(List.of());
  }

  /** The model with its arguments; its layers are in {@link Network}. */
  public Instance model() {
    return root.child("model");
  }

  /** The loss. */
  public Instance loss() {
    return root.child("loss");
  }

  /** The optimizer. */
  public Instance optimizer() {
    return root.child("optimizer");
  }

  /** The parts of the schedule, one after the other; empty for a constant rate. */
  public List<Instance> schedule() {
    return root.find("schedule")
        .map(v -> v instanceof Value.Chain chain ? chain.parts() : List.of((Instance) v))
        .orElse(List.of());
  }

  /** How often the training rows are gone through. */
  public int epochs() {
    return root.integer("epochs");
  }

  /** Whether the batch size is still to be found. */
  public boolean hasOpenBatchSize() {
    return root.get("batch_size").equals(AUTO);
  }

  /**
   * The settings with a batch size that was found, and the lengths of schedules that follow from
   * it.
   *
   * @param rows training rows
   */
  public Settings withBatchSize(int size, int rows) {
    Run run = Run.of(epochs(), rows, size, dropLast());
    Instance sized = root.with("batch_size", new Value.Int(size));
    return new Settings(
        root.find("schedule")
            .map(schedule -> sized.with("schedule", ScheduleLengths.complete(run, schedule)))
            .orElse(sized));
  }

  /** Rows of one update, once they are known. */
  public int batchSize() {
    return root.integer("batch_size");
  }

  /** Parts that the gradients of an update are computed in. */
  public int accumulate() {
    return root.integer("accumulate");
  }

  /** Whether the last, smaller batch of an epoch is left out. */
  public boolean dropLast() {
    return root.bool("drop_last");
  }

  /** The arithmetic of products. */
  public Precision precision() {
    return Precision.of(root.text("precision"));
  }

  /** The seed of every random draw. */
  public long seed() {
    return ((Value.Int) root.get("seed")).value();
  }

  /** The largest norm of all gradients together, where set. */
  public OptionalDouble clipGradNorm() {
    return root.findReal("clip_grad_norm");
  }

  /** The largest single gradient, where set; it is clipped before the norm is measured. */
  public OptionalDouble clipGradValue() {
    return root.findReal("clip_grad_value");
  }

  /** What is measured beside the loss: {@code accuracy}. */
  public List<String> metrics() {
    return root.find("metrics").stream()
        .flatMap(v -> ((Value.ListOf) v).items().stream())
        .map(Value::toString)
        .toList();
  }

  /** When to end before all epochs are over, where set. */
  public Optional<Instance> earlyStopping() {
    return root.find("early_stopping").map(Instance.class::cast);
  }

  /** How long one run of the sweep may take, where set. */
  public Optional<Duration> budget() {
    return root.find("budget").map(v -> Duration.ofSeconds(((Value.Duration) v).seconds()));
  }

  /** Whether a loss that is not a number ends the sweep. */
  public boolean stopsOnNan() {
    return root.text("on_nan").equals("stop");
  }

  /** How many attempts follow one whose worker was lost. */
  public int retries() {
    return root.integer("retries");
  }

  /** Whether a trial that does not fit into memory alone is not tried in smaller parts. */
  public boolean failsOnOom() {
    return root.text("on_oom").equals("fail");
  }

  /** What the best epoch is chosen by. */
  public Objective objective() {
    Instance objective = root.child("objective");
    return new Objective(objective.text("metric"), objective.name().equals("maximize"));
  }
}
