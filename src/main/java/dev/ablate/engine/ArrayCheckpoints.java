package dev.ablate.engine;

import dev.ablate.trial.TrainingState;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import java.util.List;
import java.util.Map;

/**
 * Tells the listener how far the rows of an array have come.
 *
 * @param conditions under which the checkpoints can be used
 * @param cadence when they are due
 */
record ArrayCheckpoints(
    TrainingArray array, Map<String, String> conditions, TrialListener listener, Cadence cadence) {

  /** Between two epochs, where one is due. */
  void takeWhereDue() {
    cadence.run(this::take);
  }

  /** In an epoch, where one is due. */
  void takeWhereDue(BegunEpoch begun) {
    cadence.run(() -> take(begun));
  }

  /** Between two epochs. */
  void take() {
    live().forEach(row -> tell(row, 0, List.of()));
  }

  /** In an epoch. */
  void take(BegunEpoch begun) {
    for (Row row : live()) {
      if (begun.steps() == 0) {
        tell(row, 0, List.of());
      } else {
        tell(row, begun.steps(), begun.sumsOf(array.rows().indexOf(row)));
      }
    }
  }

  /** Of a row that has had its last epoch. */
  void end(Row row) {
    listener.ended(row.trial(), state(row, 0, List.of()));
  }

  private List<Row> live() {
    return array.rows().stream().filter(row -> !row.isFinished()).toList();
  }

  private void tell(Row row, int steps, List<Double> sums) {
    if (row.update(steps) > 0) {
      listener.reached(row.trial(), state(row, steps, sums));
    }
  }

  private TrainingState state(Row row, int steps, List<Double> sums) {
    TrialEvent.Reached reached = new TrialEvent.Reached(row.epochs(), row.update(steps));
    return new TrainingState(conditions, reached, steps, sums, array.state(row));
  }
}
