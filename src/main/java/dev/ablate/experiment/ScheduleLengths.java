package dev.ablate.experiment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the parts of a schedule begin, and the lengths that were left out. */
public final class ScheduleLengths {
  private static final Set<String> INFERRED = Set.of("T_max", "total_steps", "total_iters");

  private ScheduleLengths() {}

  /**
   * A part of a schedule in a run.
   *
   * @param schedule with its length filled in
   * @param start its first update
   * @param endless whether its length was left out, so that nothing can follow it
   */
  public record Part(Instance schedule, long start, boolean endless) {}

  /** The parts of a schedule; none for {@code none}. */
  public static List<Instance> parts(Value schedule) {
    if (schedule instanceof Value.Chain chain) {
      return chain.parts();
    }
    return schedule instanceof Instance instance ? List.of(instance) : List.of();
  }

  /** The parts with their lengths; one left out is what remains of the run, at least 1. */
  public static List<Part> in(Run run, Value schedule) {
    List<Part> placed = new ArrayList<>();
    long start = 0;
    for (Instance part : parts(schedule)) {
      Part next = place(part, run, start);
      placed.add(next);
      start += steps(next.schedule(), run);
    }
    return placed;
  }

  /** The schedule with its lengths filled in. */
  public static Value complete(Run run, Value schedule) {
    List<Instance> complete = in(run, schedule).stream().map(Part::schedule).toList();
    if (schedule instanceof Value.Chain) {
      return new Value.Chain(complete);
    }
    return complete.isEmpty() ? schedule : complete.get(0);
  }

  private static Part place(Instance part, Run run, long start) {
    Optional<String> missing =
        lengthParameter(part).filter(name -> !part.arguments().containsKey(name));
    long unit = run.stepsPer(part.text("unit"));
    long remaining = Math.max(1, run.steps() / unit - start / unit);
    return new Part(
        missing.map(name -> part.with(name, new Value.Int(remaining))).orElse(part),
        start,
        missing.isPresent());
  }

  /** How many updates a schedule lasts; 0 for one without a length. */
  static long steps(Instance schedule, Run run) {
    if (schedule.find("epochs").isPresent()) {
      return schedule.integer("epochs") * run.stepsPerEpoch();
    }
    if (schedule.find("steps").isPresent()) {
      return schedule.integer("steps");
    }
    return lengthParameter(schedule)
        .map(name -> schedule.integer(name) * run.stepsPer(schedule.text("unit")))
        .orElse(0L);
  }

  /** Whether all parts begin and end with an epoch, however many updates that has. */
  public static boolean countsEpochs(Value schedule) {
    return parts(schedule).stream()
        .allMatch(part -> part.text("unit").equals("epoch") || part.find("epochs").isPresent());
  }

  /** Whether another can follow it: Warmup, and whatever has {@link #lengthParameter}. */
  public static boolean canEnd(Instance schedule) {
    return schedule.name().equals("Warmup") || lengthParameter(schedule).isPresent();
  }

  /** The parameter that is inferred: {@code T_max}, {@code total_steps}, {@code total_iters}. */
  public static Optional<String> lengthParameter(Instance schedule) {
    return schedule.component().parameters().stream()
        .map(Parameter::name)
        .filter(INFERRED::contains)
        .findFirst();
  }
}
