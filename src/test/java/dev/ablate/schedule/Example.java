package dev.ablate.schedule;

import dev.ablate.Specs;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.rule.Monitors;
import dev.ablate.experiment.Run;
import dev.ablate.experiment.ScheduleLengths;
import dev.ablate.experiment.Settings;
import java.util.Map;

/** Schedules from texts: {@code LinearLR(total_iters = 5) then CosineAnnealingLR(T_max = 10)}. */
final class Example {
  private Example() {}

  /** The rates under SGD of this learning rate and momentum 0.5. */
  static RateSchedule schedule(String spec, double lr, int stepsPerEpoch) {
    return schedule(Specs.value(spec), lr, 0.5, stepsPerEpoch);
  }

  /** The rates of a run, whose length goes for those left out, under SGD with this momentum. */
  static RateSchedule schedule(String spec, double lr, double momentum, Run run) {
    Value complete = ScheduleLengths.complete(run, Specs.value(spec));
    return schedule(complete, lr, momentum, (int) run.stepsPerEpoch());
  }

  private static RateSchedule schedule(
      Value schedule, double lr, double momentum, int stepsPerEpoch) {
    Map<String, Value> settings =
        Map.of(
            "optimizer", Specs.value("SGD(lr = " + lr + ", momentum = " + momentum + ")"),
            "schedule", watching(schedule));
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
