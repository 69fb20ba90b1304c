package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.space.Axis;
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
  private final Setup setup;
  private final List<Long> kept;

  /**
   * A finder for trials that have been checked.
   *
   * @param kept the indices of the assignments that {@code where} keeps
   */
  UnusedAxes(Setup setup, List<Long> kept) {
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
    Set<Map<Axis, Integer>> different = new HashSet<>();
    for (long index : kept) {
      Map<Axis, Integer> members =
          new LinkedHashMap<>(setup.varied().space().assignment(index).members());
      exists |= members.computeIfPresent(axis, (a, member) -> equal.applyAsInt(member)) != null;
      different.add(members);
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
