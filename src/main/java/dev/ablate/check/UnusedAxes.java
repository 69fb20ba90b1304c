package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.space.Assignment;
import dev.ablate.space.Axis;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds axes that make equal trials: no setting depends on them, or two members are the same. */
final class UnusedAxes {
  private static final int ABSENT = -1;

  private final Setup setup;
  private final boolean drawn;
  private final List<Assignment> kept;

  /**
   * An axis that makes trials equal.
   *
   * @param equal of a member the first one that is like it
   */
  private record Idle(Axis axis, String fault, IntUnaryOperator equal) {}

  /**
   * A finder for trials that have been checked.
   *
   * @param drawn whether they were drawn, so that some may be equal by chance
   * @param kept the assignments that {@code where} keeps
   */
  UnusedAxes(Setup setup, boolean drawn, List<Assignment> kept) {
    this.setup = setup;
    this.drawn = drawn;
    this.kept = kept;
  }

  /** A warning for each such axis; the last says how many trials they make equal in all. */
  List<Diagnostic> warnings() {
    List<Diagnostic> warnings = new ArrayList<>();
    List<Idle> idle = new ArrayList<>();
    for (Axis axis : setup.varied().axes().toList()) {
      if (drawn) {
        unused(axis).ifPresent(warnings::add);
      } else {
        idle(axis).filter(i -> different(List.of(i)) < kept.size()).ifPresent(idle::add);
      }
    }
    for (int i = 0; i < idle.size(); i++) {
      String count = i == idle.size() - 1 ? count(idle) : "";
      warnings.add(diagnostic(idle.get(i).axis(), idle.get(i).fault() + count));
    }
    return warnings;
  }

  private Optional<Idle> idle(Axis axis) {
    if (!setup.usedAxes().contains(axis)) {
      return Optional.of(new Idle(axis, "changes nothing", member -> 0));
    }
    int[] first = setup.varied().source(axis).firstLike();
    return IntStream.range(0, first.length).anyMatch(i -> first[i] < i)
        ? Optional.of(new Idle(axis, "has equal members", member -> first[member]))
        : Optional.empty();
  }

  /** Draws may be equal by chance, so there is nothing to count. */
  private Optional<Diagnostic> unused(Axis axis) {
    boolean exists = kept.stream().anyMatch(assignment -> assignment.members().containsKey(axis));
    return exists && !setup.usedAxes().contains(axis)
        ? Optional.of(diagnostic(axis, "changes nothing"))
        : Optional.empty();
  }

  /** How many trials are different once members are equal. */
  private int different(List<Idle> idle) {
    Map<Axis, IntUnaryOperator> equal = new LinkedHashMap<>();
    setup.varied().axes().forEach(axis -> equal.put(axis, IntUnaryOperator.identity()));
    idle.forEach(i -> equal.put(i.axis(), i.equal()));
    Set<IntBuffer> different = new HashSet<>();
    for (Assignment assignment : kept) {
      different.add(IntBuffer.wrap(numbers(assignment, equal)));
    }
    return different.size();
  }

  private static int[] numbers(Assignment assignment, Map<Axis, IntUnaryOperator> equal) {
    int[] numbers = new int[equal.size()];
    int i = 0;
    for (Map.Entry<Axis, IntUnaryOperator> axis : equal.entrySet()) {
      int member = assignment.members().getOrDefault(axis.getKey(), ABSENT);
      numbers[i++] = member == ABSENT ? ABSENT : axis.getValue().applyAsInt(member);
    }
    return numbers;
  }

  private String count(List<Idle> idle) {
    int different = different(idle);
    String others =
        idle.stream()
            .limit(idle.size() - 1L)
            .map(i -> "'" + i.axis().name() + "'")
            .collect(Collectors.joining(" and "));
    return ": %sof %,d trials only %,d %s different"
        .formatted(
            others.isEmpty() ? "" : "with " + others + ", ",
            kept.size(),
            different,
            different == 1 ? "is" : "are");
  }

  private Diagnostic diagnostic(Axis axis, String fault) {
    return Diagnostic.warning(
        setup.varied().source(axis).place(), "'" + axis.name() + "' " + fault);
  }
}
