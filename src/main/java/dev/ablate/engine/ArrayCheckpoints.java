package dev.ablate.engine;

import dev.ablate.trial.TrainingState;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import java.util.List;

/** Tells the listener how far the rows of an array have come. */
record ArrayCheckpoints(
    TrainingArray array, ArrayStart start, TrialListener listener, Cadence cadence) {

  /** Between two epochs, where one is due. */
  void takeWhereDue(int epochs) {
    cadence.run(() -> take(epochs));
  }

  /** In an epoch, where one is due. */
  void takeWhereDue(int epochs, BegunEpoch begun) {
    cadence.run(() -> take(epochs, begun));
  }

  /**
   * Between two epochs.
   *
   * @param epochs that have ended
   */
  void take(int epochs) {
    live().forEach(row -> tell(row, epochs, 0, List.of()));
  }

  /**
   * In an epoch.
   *
   * @param epochs that have ended before
   */
  void take(int epochs, BegunEpoch begun) {
    for (Row row : live()) {
      if (begun.steps() == 0) {
        tell(row, epochs, 0, List.of());
      } else {
        tell(row, epochs, begun.steps(), begun.sumsOf(array.rows().indexOf(row)));
      }
    }
  }

  private List<Row> live() {
    return array.rows().stream().filter(row -> !row.isFinished()).toList();
  }

  private void tell(Row row, int epochs, int steps, List<Double> sums) {
    long update = (long) epochs * row.trial().stepsPerEpoch() + steps;
    if (update == 0) {
      return;
    }
    TrialEvent.Reached reached = new TrialEvent.Reached(epochs, update);
    listener.reached(
        row.trial(), new TrainingState(start.conditions(), reached, steps, sums, array.state(row)));
  }
}
