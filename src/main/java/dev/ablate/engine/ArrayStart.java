package dev.ablate.engine;

import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.program.Program;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rows of an array stand before they are trained: all at their start, or all where an
 * earlier attempt had come to.
 *
 * @param conditions under which their checkpoints can be used
 * @param states the rows' checkpoints, in their order; empty where they stand at their start
 */
record ArrayStart(Map<String, String> conditions, List<TrainingState> states) {

  /**
   * The start of rows that have come equally far, which take note of their epochs.
   *
   * @param progress of each row's trial, in any order
   */
  static ArrayStart of(
      Map<String, String> conditions, List<Row> rows, List<TrialProgress> progress) {
    List<TrainingState> states = new ArrayList<>();
    for (Row row : rows) {
      TrialProgress own =
          progress.stream().filter(p -> p.trial() == row.trial()).findFirst().orElseThrow();
      row.resume(own.epochs());
      own.state().ifPresent(states::add);
    }
    return new ArrayStart(conditions, List.copyOf(states));
  }

  /** Where an earlier attempt had come to. */
  Optional<TrialEvent.Reached> reached() {
    return states.stream().map(TrainingState::reached).findFirst();
  }

  /** Epochs that ended before. */
  int epochs() {
    return reached().map(TrialEvent.Reached::epochs).orElse(0);
  }

  /** Whether the rows may have come to their end in the earlier attempt, and not been tested. */
  boolean isBetweenEpochs() {
    return !states.isEmpty() && states.get(0).steps() == 0;
  }

  /** Puts the rows on the device. */
  TrainingArray array(Program program, List<Row> rows, DeviceData data, PtNDManager own) {
    return states.isEmpty()
        ? new TrainingArray(program, rows, data, InitialState.of(program, rows, own), own)
        : new TrainingArray(
            program, rows, data, States.state(states, own), States.best(states, own), own);
  }

  /** An epoch that begins, or goes on. */
  BegunEpoch epoch(int epoch, TrainingArray array) {
    BegunEpoch begun = new BegunEpoch(array);
    if (epoch == epochs() + 1 && !states.isEmpty() && states.get(0).steps() > 0) {
      for (int i = 0; i < states.size(); i++) {
        begun.resume(i, states.get(i).steps(), states.get(i).sums());
      }
    }
    return begun;
  }
}
