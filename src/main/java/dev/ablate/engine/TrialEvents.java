package dev.ablate.engine;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Tells the listener what happens to trials, and when. */
record TrialEvents(TrialListener listener, Clock clock, String device) {
  private static final int FIRST_ATTEMPT = 1;

  /** An attempt begins, or goes on where an earlier one or another trial had come to. */
  void started(Entrant entrant) {
    Optional<TrialEvent.Reached> from = entrant.state().map(TrainingState::reached);
    send(entrant.row(), new TrialEvent.Started(now(), FIRST_ATTEMPT, device, Versions.all(), from));
    TrialProgress progress = entrant.progress();
    progress
        .other()
        .map(other -> new TrialEvent.Continued(now(), other, progress.epochs()))
        .ifPresent(continued -> send(entrant.row(), continued));
  }

  void ended(Row row, EpochRecord epoch) {
    send(row, new TrialEvent.EpochEnded(now(), epoch));
  }

  /**
   * The trial came to its end.
   *
   * @param metrics of its best epoch
   * @param best its weights
   */
  void done(Row row, Map<String, Double> metrics, Checkpoint best) {
    if (row.bestEpoch().isPresent()) {
      listener.best(row.trial(), best);
    }
    finished(row, TrialState.DONE, metrics, Optional.empty());
  }

  void diverged(Row row, String how) {
    finished(row, TrialState.DIVERGED, row.bestMetrics(), Optional.of(how));
  }

  private void finished(
      Row row, TrialState state, Map<String, Double> metrics, Optional<String> error) {
    row.finish();
    send(row, new TrialEvent.Finished(now(), state, row.bestEpoch(), metrics, error));
  }

  private void send(Row row, TrialEvent event) {
    listener.happened(row.trial(), event);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
