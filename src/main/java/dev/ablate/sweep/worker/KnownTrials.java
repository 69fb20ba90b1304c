package dev.ablate.sweep.worker;

import dev.ablate.experiment.Cell;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialDigest;
import java.util.List;

/**
 * Finds the trials of a worker's experiment, for one request. Only of those asked for is the
 * fingerprint taken; the digest keeps all networks that it has seen, so it is not kept for longer.
 */
final class KnownTrials {
  private final List<Cell> cells;
  private final TrialDigest digest = Fingerprint.digest();

  KnownTrials(List<Cell> cells) {
    this.cells = cells;
  }

  /**
   * The trial as it is trained.
   *
   * @throws SweepFailure where it is another one by now
   */
  Trial of(TrialReference reference) {
    if (reference.cell() >= cells.size()) {
      throw changed();
    }
    Cell cell = cells.get(reference.cell());
    String fingerprint = digest.of(cell.settings(), cell.network(), cell.data());
    if (!fingerprint.equals(reference.fingerprint())) {
      throw changed();
    }
    return reference.trained(Trial.of(fingerprint, cell));
  }

  private static SweepFailure changed() {
    return new SweepFailure(
        SweepFailure.Kind.DATA,
        "what the file names has changed since the run began; run it again",
        new IllegalStateException("a cell has another fingerprint"));
  }
}
