package dev.ablate.engine;

import dev.ablate.trial.Trial;
import java.util.List;

/**
 * What it takes to train an array, as a few steps of it have shown.
 *
 * @param update seconds of one update of all trials
 * @param validation seconds of an evaluation of the validation rows
 * @param test seconds of an evaluation of the test rows
 * @param bytes the most memory in use meanwhile: of the process, or of the GPU, whoever uses it
 */
public record ArrayCost(double update, double validation, double test, long bytes) {

  /** Seconds of an array like it, if no trial ends early. */
  public double seconds(List<Trial> array) {
    long updates = array.stream().mapToLong(Trial::steps).max().orElseThrow();
    int epochs = array.stream().mapToInt(trial -> trial.settings().epochs()).max().orElseThrow();
    return updates * update + epochs * validation + test;
  }
}
