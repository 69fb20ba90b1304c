package dev.ablate.cli;

import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.TrialDigest;
import java.util.HashSet;
import java.util.Set;

/**
 * What an experiment without errors has to run.
 *
 * @param trials how many there are; equal ones are one
 * @param architectures of them
 */
record CheckSummary(int trials, Architectures architectures) {

  static CheckSummary of(Experiment experiment) {
    TrialDigest digest = Fingerprint.digest();
    Set<String> fingerprints = new HashSet<>();
    Architectures architectures = new Architectures();
    for (Cell cell : experiment.cells()) {
      fingerprints.add(digest.of(cell.settings(), cell.network(), cell.data()));
      architectures.add(cell);
    }
    return new CheckSummary(fingerprints.size(), architectures);
  }
}
