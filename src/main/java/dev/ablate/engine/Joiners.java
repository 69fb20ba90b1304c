package dev.ablate.engine;

import dev.ablate.trial.TrialListener;
import dev.ablate.trial.WaitingTrials;
import java.util.List;

/**
 * Keeps an array full.
 *
 * @param width of the full array
 * @param waiting those that wait to join
 * @param resumption tells whether their checkpoints can be used
 * @param listener says when to stop
 */
record Joiners(int width, WaitingTrials waiting, Resumption resumption, TrialListener listener) {

  /** As many as an array has room for. */
  List<Entrant> take(int rows) {
    return rows == width || listener.stopRequested()
        ? List.of()
        : waiting.take(width - rows).stream().map(resumption::usable).map(Entrant::of).toList();
  }
}
