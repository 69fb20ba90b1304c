package dev.ablate.cli;

import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.Placement;
import dev.ablate.trial.RowLabels;
import dev.ablate.trial.TrialDigest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cells of an experiment are one trial.
 *
 * @param trials how many different ones there are
 * @param merged how many cells are merged into an equal one
 * @param rows the rows that hold the same trials, all rows of one line being equal
 */
record EqualTrials(int trials, int merged, Set<List<String>> rows) {

  static EqualTrials of(Experiment experiment) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    TrialDigest digest = Fingerprint.digest();
    RowLabels names = RowLabels.ofCells(experiment.cells().stream());
    for (Cell cell : experiment.cells()) {
      String row = names.of(new Placement(cell.variant(), cell.axes()));
      labels
          .computeIfAbsent(
              digest.of(cell.settings(), cell.network(), cell.data()),
              fingerprint -> new LinkedHashSet<>())
          .add(row);
    }
    Set<List<String>> rows = new LinkedHashSet<>();
    labels.values().stream().filter(row -> row.size() > 1).map(List::copyOf).forEach(rows::add);
    return new EqualTrials(labels.size(), experiment.cells().size() - labels.size(), rows);
  }
}
