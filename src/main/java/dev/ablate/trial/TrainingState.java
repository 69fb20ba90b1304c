package dev.ablate.trial;

import dev.ablate.experiment.ConvolutionStrategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How far the training of a trial has come, with all that its next update depends on: a checkpoint.
 * Random draws are no part of it, for they are functions of the seed and the place; nor are
 * schedules and early stopping, which follow from the epochs that ended.
 *
 * @param conditions what must be the same where training goes on: batch size, device, versions
 * @param reached where that is
 * @param steps updates of the begun epoch; 0 between two epochs
 * @param sums what the metrics of the begun epoch are computed from; empty between two epochs
 * @param tensors a trial's row of the program's state, and of that of the best epoch
 */
public record TrainingState(
    Map<String, String> conditions,
    TrialEvent.Reached reached,
    int steps,
    List<Double> sums,
    List<NamedTensor> tensors) {
  /** The condition that says how convolutions are computed, where it is not left to the trainer. */
  public static final String CONVOLUTIONS = "convolutions";

  /** The condition that says in how many parts an update is computed. */
  public static final String PARTS = "accumulate";

  public TrainingState {
    conditions = new TreeMap<>(conditions);
    sums = List.copyOf(sums);
    tensors = List.copyOf(tensors);
  }

  /** How convolutions were computed, where that was not left to the trainer. */
  public Optional<ConvolutionStrategy> convolutions() {
    return Optional.ofNullable(conditions.get(CONVOLUTIONS)).flatMap(ConvolutionStrategy::of);
  }

  /**
   * In how many parts updates were computed: in more than {@code accumulate} says where the trial
   * did not fit into memory otherwise. Empty where that is not known.
   */
  public OptionalInt parts() {
    return conditions.containsKey(PARTS)
        ? OptionalInt.of(Integer.parseInt(conditions.get(PARTS)))
        : OptionalInt.empty();
  }
}
