package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import java.util.List;

/** What a run will do to find how many trials of a program are best trained at once, and why. */
public enum Prospect {
  /** It measures that first, unless it turns out to take too much of its time. */
  MEASURED,

  /** It finds the batch size before that. */
  OPEN_BATCH_SIZE,

  /** Nothing: the last bits of results depend on it. */
  CHANGES_BITS,

  /** Nothing: a CPU trains them as fast one by one. */
  BEST_ALONE,

  /** Nothing: training takes little more than measuring, also of how convolutions are computed. */
  TOO_SHORT,

  /** Nothing: no others can join it. */
  ONE_TRIAL;

  /**
   * Of a program of which nothing is known.
   *
   * @param arrays all of the program
   */
  public static Prospect of(Plan plan, List<List<Trial>> arrays) {
    Trial trial = plan.trained(arrays.get(0).get(0));
    if (plan.widths().changesBits(trial)) {
      return CHANGES_BITS;
    } else if (plan.widths().isBestAlone(trial)) {
      return BEST_ALONE;
    } else if (trial.settings().hasOpenBatchSize()) {
      return OPEN_BATCH_SIZE;
    } else if (!WidthSearch.isWorth(trial, WidthMeasurement.updates(plan, arrays))) {
      return TOO_SHORT;
    }
    return WidthMeasurement.together(plan, arrays).size() == 1 ? ONE_TRIAL : MEASURED;
  }
}
