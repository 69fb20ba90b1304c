package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;

/** EarlyStopping watches what is logged, and has the epochs that it needs. */
final class StoppingCanHappen implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .component("early_stopping")
        .ifPresent(
            stopping -> {
              Watched watched = new Watched(trial, stopping, name -> place(trial, name));
              watched.checkMonitor(problems);
              watched.checkMode("ends a trial", problems);
              trial.whole("epochs").ifPresent(n -> checkTime(trial, stopping, n, problems));
            });
  }

  /** The first epoch is the best so far, so a trial can end after {@code patience + 1}. */
  private static void checkTime(
      TrialSettings trial, Instance stopping, long epochs, Problems problems) {
    int patience = stopping.integer("patience");
    if (patience + 1 >= epochs) {
      problems.warning(
          place(trial, "patience"),
          "no trial ends early: with patience = "
              + patience
              + " it can do so after epoch "
              + (patience + 1)
              + ", and there are "
              + epochs);
    }
  }

  private static Span place(TrialSettings trial, String parameter) {
    return trial.place("early_stopping", parameter).orElse(trial.placeOrTitle("early_stopping"));
  }
}
