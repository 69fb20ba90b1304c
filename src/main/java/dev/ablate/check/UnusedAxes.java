package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.space.Axis;
import dev.ablate.space.Space;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds axes on which no setting depends: they make equal trials. */
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
    Space space = setup.varied().space();
    Set<Axis> unused = new LinkedHashSet<>(space.allAxes().toList());
    unused.removeAll(setup.usedAxes());
    return unused.stream().filter(this::exists).map(this::warning).toList();
  }

  private boolean exists(Axis axis) {
    Space space = setup.varied().space();
    return kept.stream().anyMatch(index -> space.assignment(index).members().containsKey(axis));
  }

  private Diagnostic warning(Axis axis) {
    Space space = setup.varied().space();
    Set<Map<Axis, Integer>> different = new HashSet<>();
    for (long index : kept) {
      Map<Axis, Integer> members = new LinkedHashMap<>(space.assignment(index).members());
      members.remove(axis);
      different.add(members);
    }
    return Diagnostic.warning(
        setup.varied().source(axis).place(),
        String.format(
            "'%s' changes nothing: of %,d trials only %,d are different",
            axis.name(), kept.size(), different.size()));
  }
}
