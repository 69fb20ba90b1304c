package dev.ablate.schedule;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Schedules one after the other; the last goes on for ever.
 *
 * @param baseLr the optimizer's own rate
 * @param baseMomentum the optimizer's own momentum or first beta, in force during the parts that do
 *     not move it
 * @param parts one or more, in order
 */
record Sequence(double baseLr, double baseMomentum, List<Part> parts) implements RateSchedule {
  Sequence {
    parts = List.copyOf(parts);
  }

  @Override
  public double lr(long step) {
    return part(step).lr(step, baseLr);
  }

  @Override
  public OptionalDouble momentum(long step) {
    if (parts.stream().allMatch(part -> part.momentum(part.start()).isEmpty())) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(part(step).momentum(step).orElse(baseMomentum));
  }

  private Part part(long step) {
    return parts.stream()
        .filter(part -> step < part.end())
        .findFirst()
        .orElseGet(() -> parts.get(parts.size() - 1));
  }
}
