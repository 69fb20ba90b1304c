package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import java.util.Locale;

/** How often a schedule moves. */
enum Unit {
  /** At every update. */
  STEP,
  /** At the start of every epoch. */
  EPOCH;

  /** The {@code unit} of a schedule. */
  static Unit of(Instance schedule) {
    return valueOf(schedule.text("unit").toUpperCase(Locale.ROOT));
  }

  /** How many units are over before an update. */
  long count(long step, Run run) {
    return step / steps(run);
  }

  /** How many updates one unit has. */
  int steps(Run run) {
    return this == STEP ? 1 : run.stepsPerEpoch();
  }
}
