package dev.ablate.engine;

import dev.ablate.trial.Trial;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What it takes to train an array, as a few steps of it have shown.
 *
 * @param update seconds of one update of all trials
 * @param validation seconds of an evaluation of the validation rows
 * @param test seconds of an evaluation of the test rows
 * @param bytes the most memory in use meanwhile: of the process, or of the GPU, whoever uses it
 */
public record ArrayCost(double update, double validation, double test, long bytes) {

  /**
   * Seconds of an array like it, if no trial ends early.
   *
   * @param taken epochs of each that are there already
   */
  public double seconds(List<Trial> array, ToIntFunction<Trial> taken) {
    return array.stream().mapToDouble(trial -> training(trial, taken)).max().orElseThrow() + test;
  }

  private double training(Trial trial, ToIntFunction<Trial> taken) {
    int epochs = trial.settings().epochs() - taken.applyAsInt(trial);
    return epochs * (trial.stepsPerEpoch() * update + validation);
  }
}
