package dev.ablate.sweep;

import dev.ablate.experiment.Cell;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An experiment's cells, equal ones merged into one trial. Of a trial there is kept which cells it
 * stands for; the trial is made whenever it is asked for, for there may be a million.
 */
final class MergedCells {
  private final List<Cell> cells;
  private final List<String> fingerprints = new ArrayList<>();
  private final List<int[]> positions = new ArrayList<>();

  MergedCells(List<Cell> cells) {
    this.cells = cells;
    TrialDigest digest = Fingerprint.digest();
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String fingerprint = digest.of(cell.settings(), cell.network(), cell.data());
      Integer trial = known.putIfAbsent(fingerprint, fingerprints.size());
      if (trial == null) {
        fingerprints.add(fingerprint);
        positions.add(new int[] {i});
      } else {
        positions.set(trial, with(positions.get(trial), i));
      }
    }
  }

  private static int[] with(int[] positions, int another) {
    int[] more = Arrays.copyOf(positions, positions.length + 1);
    more[positions.length] = another;
    return more;
  }

  /** How many trials there are. */
  int size() {
    return fingerprints.size();
  }

  /** The fingerprint of a trial. */
  String fingerprint(int trial) {
    return fingerprints.get(trial);
  }

  /** A trial by its number, from 0 in the order of the plan. */
  Trial trial(int trial) {
    return Trial.of(fingerprint(trial), cells.get(positions.get(trial)[0]));
  }

  /** A trial with its places in the plan. */
  PlannedTrial planned(int trial, OptionalInt array) {
    List<Cell> same = Arrays.stream(positions.get(trial)).mapToObj(cells::get).toList();
    return new PlannedTrial(
        Trial.of(fingerprint(trial), same.get(0)),
        positions.get(trial)[0],
        same.stream().map(cell -> new Placement(cell.variant(), cell.axes())).toList(),
        array);
  }
}
