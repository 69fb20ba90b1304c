package dev.ablate.report.view;

import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;

/** What a trial is called in running text. */
final class TrialNames {
  private TrialNames() {}

  /** {@code AdamW, seed 2}; by the first row that the trial stands in. */
  static String of(Results results, Outcome outcome) {
    String row = results.settingsOf(outcome).get(0).row().label();
    return row + ", seed " + outcome.seed();
  }
}
