package dev.ablate.engine;

import java.util.ArrayList;
import java.util.List;

/** What an epoch has summed up so far, and how long it took. */
final class BegunEpoch {
  private static final double NANOS = 1e9;

  private final Totals totals;
  private final Gauges gauges;
  private final long start = System.nanoTime();
  private double secondsBefore;

  /** An epoch of an array before its first update. */
  BegunEpoch(TrainingArray array) {
    this.totals = array.totals();
    this.gauges = new Gauges(array.rows().size());
  }

  /** The epoch that an earlier attempt had begun. */
  static BegunEpoch of(List<Entrant> entrants, TrainingArray array) {
    BegunEpoch begun = new BegunEpoch(array);
    for (int i = 0; i < entrants.size(); i++) {
      begun.resume(i, entrants.get(i).steps(), entrants.get(i).sums());
    }
    return begun;
  }

  private void resume(int row, int steps, List<Double> sums) {
    secondsBefore = sums.get(0);
    gauges.resume(row, sums.subList(1, 1 + Gauges.SUMS));
    totals.resume(row, steps, sums.subList(1 + Gauges.SUMS, sums.size()));
  }

  /** All that a checkpoint needs of a row. */
  List<Double> sumsOf(int row) {
    List<Double> sums = new ArrayList<>(List.of(seconds()));
    sums.addAll(gauges.sumsOf(row));
    sums.addAll(totals.sumsOf(row));
    return sums;
  }

  Totals totals() {
    return totals;
  }

  Gauges gauges() {
    return gauges;
  }

  /** Updates so far. */
  int steps() {
    return Math.toIntExact(totals.steps());
  }

  /** How long it took each row so far. */
  double seconds() {
    return secondsBefore + (System.nanoTime() - start) / NANOS / totals.trials();
  }
}
