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
  private final List<Assignment> kept;

  /**
   * A finder for trials that have been checked.
   *
   * @param kept the assignments that {@code where} keeps
   */
  UnusedAxes(Setup setup, List<Assignment> kept) {
    this.setup = setup;
    this.kept = kept;
  }

  /** A warning for each such axis, with the number of trials that it makes equal. */
  List<Diagnostic> warnings() {
    List<Diagnostic> warnings = new ArrayList<>();
    for (Axis axis : setup.varied().space().allAxes().toList()) {
      if (!setup.usedAxes().contains(axis)) {
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

  /** A warning where trials are equal once members are. */
  private Optional<Diagnostic> warning(Axis axis, String fault, IntUnaryOperator equal) {
    boolean exists = false;
    List<Axis> axes = setup.varied().space().allAxes().toList();
    Set<IntBuffer> different = new HashSet<>();
    for (Assignment assignment : kept) {
      Map<Axis, Integer> members = new LinkedHashMap<>(assignment.members());
      exists |= members.computeIfPresent(axis, (a, member) -> equal.applyAsInt(member)) != null;
      int[] numbers = axes.stream().mapToInt(a -> members.getOrDefault(a, ABSENT)).toArray();
      different.add(IntBuffer.wrap(numbers));
    }
    return exists && different.size() < kept.size()
        ? Optional.of(
            Diagnostic.warning(
                setup.varied().source(axis).place(),
                String.format(
                    "'%s' %s: of %,d trials only %,d are different",
                    axis.name(), fault, kept.size(), different.size())))
        : Optional.empty();
  }
}
