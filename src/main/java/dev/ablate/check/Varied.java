package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.space.Axis;
import dev.ablate.space.Space;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What varies in a variant.
 *
 * @param space its axes, seeds first, the others in the order of the file
 * @param sets where the axes come from, by the offset of the set
 * @param broken offsets of sets that are wrong, which has been reported
 */
record Varied(Space space, Map<Integer, Varying> sets, Set<Integer> broken) {

  /** Nothing. */
  static final Varied NOTHING = new Varied(Space.POINT, Map.of(), Set.of());

  /** The axes of these sets. */
  static Varied of(List<Axis> axes, Map<Integer, Varying> sets, Set<Integer> broken) {
    Map<Axis, Integer> offsets = new HashMap<>();
    sets.forEach((offset, varying) -> offsets.put(varying.axis(), offset));
    Comparator<Axis> byPlace = Comparator.comparing(axis -> offsets.getOrDefault(axis, 0));
    Comparator<Axis> seedFirst = Comparator.comparing(axis -> !axis.name().equals("seed"));
    return new Varied(
        new Space(axes.stream().sorted(seedFirst.thenComparing(byPlace)).toList()), sets, broken);
  }

  /** The axis of a set. */
  Optional<Varying> at(Expr set) {
    return Optional.ofNullable(sets.get(set.span().offset()));
  }

  /** Whether a set is known to be wrong. */
  boolean isBroken(Expr set) {
    return broken.contains(set.span().offset());
  }

  /** Every axis with its set. */
  Collection<Varying> all() {
    return sets.values();
  }

  /** Where an axis comes from. */
  Varying source(Axis axis) {
    return all().stream().filter(v -> v.axis() == axis).findFirst().orElseThrow();
  }
}
