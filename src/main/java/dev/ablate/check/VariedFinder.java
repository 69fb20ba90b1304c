package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.Problems;
import dev.ablate.space.Axis;
import dev.ablate.space.Sampling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds everything that varies in a variant. */
final class VariedFinder {
  private final Outline outline;
  private final Variant variant;
  private final Set<String> seeds;
  private final AxisFinder finder;

  /**
   * A finder.
   *
   * @param constant the variant where nothing may vary, for the bounds of ranges
   * @param sampling the search, if it draws
   */
  VariedFinder(
      Outline outline,
      Variant variant,
      Setup constant,
      Optional<Sampling> sampling,
      Problems problems) {
    this.outline = outline;
    this.variant = variant;
    this.seeds = seeds(variant);
    Evaluator evaluator = new SetupScope(constant, problems).evaluator();
    this.finder =
        new AxisFinder(
            new Members(evaluator, problems),
            new Distributions(new PlainNumbers(evaluator, problems), sampling, seeds, problems),
            constant.components());
  }

  /** The setting, and a let that it is given. */
  private static Set<String> seeds(Variant variant) {
    Set<String> names = new HashSet<>(Set.of("seed"));
    Optional.ofNullable(variant.settings().get("seed")).stream()
        .flatMap(written -> References.of(written.value()).stream())
        .forEach(path -> names.add(path.text()));
    return names;
  }

  /**
   * The axes of overrides, then of lets, then of settings: one that is met again is the same. An
   * override's axis is thus one for all members of the set that it was put into.
   */
  Varied find() {
    List<Axis> axes = new ArrayList<>();
    variant.overrides().forEach((path, written) -> axes.addAll(finder.axes(path, written)));
    Set<String> replaced = replaced();
    for (Statement.Let let : new LinkedHashSet<>(outline.lets().values())) {
      axes.addAll(let.varies() ? together(let, replaced) : inside(let, replaced));
    }
    variant.settings().entrySet().stream()
        .filter(setting -> Setup.EXPERIMENT.parameter(setting.getKey()).isPresent())
        .forEach(setting -> axes.addAll(finder.axes(setting.getKey(), setting.getValue())));
    replaced.stream().flatMap(this::fixed).forEach(finder::setAside);
    return Varied.of(axes, seeds, finder.found(), finder.broken(), outline::position);
  }

  private List<Axis> together(Statement.Let let, Set<String> replaced) {
    String name =
        let.names().stream().map(Identifier::text).collect(Collectors.joining(AxisFinder.TOGETHER));
    Written given = new Written(true, let.value());
    return finder.axes(name, replaced.contains(name) ? overridden(given) : given);
  }

  /** A set as overrides have left it, where a setting is given it. */
  private Written overridden(Written set) {
    return variant.settings().values().stream()
        .filter(written -> written.value().span().equals(set.value().span()))
        .findFirst()
        .orElse(set);
  }

  /** What varies inside a let that does not vary itself; nothing of names that are replaced. */
  private List<Axis> inside(Statement.Let let, Set<String> replaced) {
    return let.names().stream()
        .map(Identifier::text)
        .filter(name -> !replaced.contains(name))
        .flatMap(name -> GivenByLet.of(let, name).stream().map(given -> finder.axes(name, given)))
        .flatMap(List::stream)
        .toList();
  }

  private Stream<Written> fixed(String name) {
    return Stream.of(outline.lets().get(name))
        .filter(let -> !let.varies())
        .flatMap(let -> GivenByLet.of(let, name).stream());
  }

  /** Lets that stand only in what this variant replaces. */
  private Set<String> replaced() {
    Set<String> replaced = ReachedLets.of(outline);
    replaced.removeAll(ReachedLets.of(variant, outline));
    return replaced;
  }
}
