package dev.ablate.schedule;

import dev.ablate.Specs;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.rule.Monitors;
import dev.ablate.experiment.Settings;
import java.util.Map;

/** Schedules from texts: {@code LinearLR(total_iters = 5) then CosineAnnealingLR(T_max = 10)}. */
final class Example {
  private Example() {}

  /** The rates under SGD of this learning rate and momentum 0.5. */
  static RateSchedule schedule(String spec, double lr, int stepsPerEpoch) {
    Map<String, Value> settings =
        Map.of(
            "optimizer", Specs.value("SGD(lr = " + lr + ", momentum = 0.5)"),
            "schedule", watching(Specs.value(spec)));
    return Schedules.of(
        new Settings(Catalog.standard().experiment().instance(settings)), stepsPerEpoch);
  }

  /** With the metric that is watched where nothing else is said, {@code val_loss}. */
  private static Value watching(Value schedule) {
    return schedule instanceof Instance plateau && plateau.name().equals("ReduceLROnPlateau")
        ? Monitors.complete(plateau, Specs.instance("minimize(val_loss)"))
        : schedule;
  }
}
