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
import java.util.stream.IntStream;

/** Finds axes that make equal trials: no setting depends on them, or two members are the same. */
final class UnusedAxes {
  private static final int ABSENT = -1;

  private final Setup setup;
  private final boolean drawn;
  private final List<Assignment> kept;

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

  /** A warning for each such axis, with the number of trials that it makes equal. */
  List<Diagnostic> warnings() {
    List<Diagnostic> warnings = new ArrayList<>();
    for (Axis axis : setup.varied().axes().toList()) {
      if (drawn) {
        unused(axis).ifPresent(warnings::add);
      } else if (!setup.usedAxes().contains(axis)) {
        warning(axis, "changes nothing", member -> 0).ifPresent(warnings::add);
      } else {
        int[] first = setup.varied().source(axis).firstLike();
        if (IntStream.range(0, first.length).anyMatch(i -> first[i] < i)) {
          warning(axis, "has equal members", member -> first[member]).ifPresent(warnings::add);
        }
      }
    }
    return warnings;
  }

  /** Draws may be equal by chance, so there is nothing to count. */
  private Optional<Diagnostic> unused(Axis axis) {
    boolean exists = kept.stream().anyMatch(assignment -> assignment.members().containsKey(axis));
    return exists && !setup.usedAxes().contains(axis)
        ? Optional.of(diagnostic(axis, "changes nothing"))
        : Optional.empty();
  }

  /** A warning where trials are equal once members are. */
  private Optional<Diagnostic> warning(Axis axis, String fault, IntUnaryOperator equal) {
    boolean exists = false;
    List<Axis> axes = setup.varied().axes().toList();
    Set<IntBuffer> different = new HashSet<>();
    for (Assignment assignment : kept) {
      Map<Axis, Integer> members = new LinkedHashMap<>(assignment.members());
      exists |= members.computeIfPresent(axis, (a, member) -> equal.applyAsInt(member)) != null;
      int[] numbers = axes.stream().mapToInt(a -> members.getOrDefault(a, ABSENT)).toArray();
      different.add(IntBuffer.wrap(numbers));
    }
    return exists && different.size() < kept.size()
        ? Optional.of(diagnostic(axis, fault + count(different.size())))
        : Optional.empty();
  }

  private String count(int different) {
    return ": of %,d trials only %,d %s different"
        .formatted(kept.size(), different, different == 1 ? "is" : "are");
  }

  private Diagnostic diagnostic(Axis axis, String fault) {
    return Diagnostic.warning(
        setup.varied().source(axis).place(), "'" + axis.name() + "' " + fault);
  }
}
