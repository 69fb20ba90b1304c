package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.List;

/** Builds the schedule of a trial. */
public final class Schedules {
  private Schedules() {}

  /**
   * The rates that the settings ask for. The parts of a chain follow each other as in PyTorch's
   * SequentialLR: each starts afresh from the optimizer's rate when the one before is over.
   *
   * @param stepsPerEpoch updates of one epoch, a smaller last batch included where it is used
   */
  public static RateSchedule of(Settings settings, int stepsPerEpoch) {
    Instance optimizer = settings.optimizer();
    double lr = optimizer.real("lr");
    List<Instance> schedules = settings.schedule();
    if (schedules.isEmpty()) {
      return new Constant(lr);
    }
    Instance first = schedules.get(0);
    return first.name().equals("ReduceLROnPlateau")
        ? Plateau.of(first, lr)
        : new Sequence(lr, momentum(optimizer), parts(schedules, stepsPerEpoch));
  }

  private static List<Part> parts(List<Instance> schedules, int stepsPerEpoch) {
    List<Part> parts = new ArrayList<>();
    long start = 0;
    for (Instance schedule : schedules) {
      Part part = Part.of(schedule, stepsPerEpoch, start);
      parts.add(part);
      start = part.end();
    }
    return parts;
  }

  private static double momentum(Instance optimizer) {
    return optimizer.find("betas").isPresent()
        ? optimizer.reals("betas").get(0)
        : optimizer.findReal("momentum").orElse(0);
  }

  /** No schedule. */
  private record Constant(double rate) implements RateSchedule {
    @Override
    public double lr(long step) {
      return rate;
    }
  }
}
