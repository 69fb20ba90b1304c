package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import java.util.List;
import java.util.OptionalDouble;

/**
 * PyTorch's OneCycleLR (Smith and Topin, Super-Convergence, 2018): the rate rises to {@code max_lr}
 * and falls to a small one, momentum does the opposite. After {@code total_steps} both stay.
 */
record OneCycleLr(List<Phase> phases, double totalSteps, boolean cosine, boolean cyclesMomentum)
    implements Curve {

  /** A point between two phases. */
  private record Point(double lr, double momentum) {}

  /**
   * What happens up to an index.
   *
   * @param last the index at which {@code to} is reached; phases may meet between two indices
   */
  private record Phase(double last, Point from, Point to) {}

  static OneCycleLr of(Instance schedule, double totalSteps) {
    return new OneCycleLr(
        phases(schedule, totalSteps),
        totalSteps,
        schedule.text("anneal_strategy").equals("cos"),
        schedule.bool("cycle_momentum"));
  }

  private static List<Phase> phases(Instance schedule, double totalSteps) {
    double maxLr = schedule.real("max_lr");
    double startLr = maxLr / schedule.real("div_factor");
    double maxMomentum = schedule.real("max_momentum");
    Point start = new Point(startLr, maxMomentum);
    Point peak = new Point(maxLr, schedule.real("base_momentum"));
    Point end = new Point(startLr / schedule.real("final_div_factor"), maxMomentum);
    double rise = schedule.real("pct_start") * totalSteps;
    Phase up = new Phase(rise - 1, start, peak);
    return schedule.bool("three_phase")
        ? List.of(up, new Phase(2 * rise - 2, peak, start), new Phase(totalSteps - 1, start, end))
        : List.of(up, new Phase(totalSteps - 1, peak, end));
  }

  @Override
  public double lr(long index, double base) {
    return at(index).lr();
  }

  @Override
  public OptionalDouble momentum(long index) {
    return cyclesMomentum ? OptionalDouble.of(at(index).momentum()) : OptionalDouble.empty();
  }

  private Point at(long index) {
    double clamped = Math.min(index, totalSteps - 1);
    double first = 0;
    for (Phase phase : phases) {
      if (clamped <= phase.last()) {
        return between(phase, (clamped - first) / (phase.last() - first));
      }
      first = phase.last();
    }
    return phases.get(phases.size() - 1).to();
  }

  private Point between(Phase phase, double fraction) {
    // A phase of no length is 0 / 0: it is over.
    double done = Double.isNaN(fraction) ? 1 : fraction;
    double weight = cosine ? (1 - Math.cos(Math.PI * done)) / 2 : done;
    Point from = phase.from();
    Point to = phase.to();
    return new Point(
        from.lr() + (to.lr() - from.lr()) * weight,
        from.momentum() + (to.momentum() - from.momentum()) * weight);
  }
}
