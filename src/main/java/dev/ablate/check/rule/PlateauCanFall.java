package dev.ablate.check.rule;

import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.List;

/** ReduceLROnPlateau watches what is logged, and has the epochs that it needs. */
final class PlateauCanFall implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    List<NamedSchedule> parts = NamedSchedule.of(trial.value("schedule").orElse(Value.NONE));
    if (parts.size() == 1 && parts.get(0).schedule().name().equals("ReduceLROnPlateau")) {
      Watched watched =
          new Watched(trial, parts.get(0).schedule(), name -> place(trial, parts.get(0), name));
      checkUnit(trial, parts.get(0), problems);
      watched.checkMonitor(problems);
      watched.checkMode("lowers the rate", problems);
      trial.whole("epochs").ifPresent(n -> checkTime(trial, parts.get(0), n, problems));
    }
  }

  private static void checkUnit(TrialSettings trial, NamedSchedule plateau, Problems problems) {
    if (plateau.schedule().text("unit").equals("step")) {
      problems.error(
          place(trial, plateau, "unit"),
          "ReduceLROnPlateau watches a metric, and metrics are known after an epoch;"
              + " leave 'unit' out");
    }
  }

  /** The first epoch is the best so far, so the rate can fall after {@code patience + 2}. */
  private static void checkTime(
      TrialSettings trial, NamedSchedule plateau, long epochs, Problems problems) {
    long patience = plateau.schedule().integer("patience");
    if (patience + 2 >= epochs) {
      problems.warning(
          place(trial, plateau, "patience"),
          "the rate never falls: with patience = "
              + patience
              + " it can do so after epoch "
              + (patience + 2)
              + ", and there are "
              + epochs);
    }
  }

  private static Span place(TrialSettings trial, NamedSchedule plateau, String parameter) {
    return plateau.place(trial, parameter).orElse(plateau.place(trial));
  }
}
