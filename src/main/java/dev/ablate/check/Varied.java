package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import dev.ablate.space.Space;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What varies in a variant.
 *
 * @param seeds the axes of seeds
 * @param settings all other axes, in the order of the file
 * @param sets where the axes come from, by the place of the set
 * @param broken places of sets of which nothing can be chosen: they are wrong, which has been
 *     reported, or no trial has what they stand in
 */
record Varied(Space seeds, Space settings, Map<Span, Varying> sets, Set<Span> broken) {

  /** Nothing. */
  static final Varied NOTHING = new Varied(Space.POINT, Space.POINT, Map.of(), Set.of());

  /**
   * The axes of these sets, by their places.
   *
   * @param seeds the names of the axes that choose seeds
   * @param position where a place stands in the order of the axes
   */
  static Varied of(
      List<Axis> axes,
      Set<String> seeds,
      Map<Span, Varying> sets,
      Set<Span> broken,
      ToLongFunction<Span> position) {
    Map<Axis, Long> positions = new HashMap<>();
    sets.forEach((place, varying) -> positions.put(varying.axis(), position.applyAsLong(place)));
    Map<Boolean, List<Axis>> ordered =
        axes.stream()
            .sorted(Comparator.comparing(axis -> positions.getOrDefault(axis, 0L)))
            .collect(Collectors.partitioningBy(axis -> seeds.contains(axis.name())));
    return new Varied(
        new Space(ordered.getOrDefault(true, List.of())),
        new Space(ordered.getOrDefault(false, List.of())),
        sets,
        broken);
  }

  /** Every axis, those of seeds first. */
  Stream<Axis> axes() {
    return Stream.concat(seeds.allAxes(), settings.allAxes());
  }

  /** The axis of a set. */
  Optional<Varying> at(Expr set) {
    return Optional.ofNullable(sets.get(set.span()));
  }

  /** Whether a set is known, and nothing can be chosen of it. */
  boolean isBroken(Expr set) {
    return broken.contains(set.span());
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
