package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import dev.ablate.space.Axis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Finds everything that varies in a variant. */
final class VariedFinder {
  private final Outline outline;
  private final Variant variant;
  private final AxisFinder finder;

  /**
   * A finder.
   *
   * @param constant the variant where nothing may vary, for the bounds of ranges
   */
  VariedFinder(Outline outline, Variant variant, Setup constant, Problems problems) {
    this.outline = outline;
    this.variant = variant;
    Members members = new Members(new SetupScope(constant, problems).evaluator(), problems);
    this.finder = new AxisFinder(members, constant.components());
  }

  /**
   * The axes of lets, then of overrides, then of settings: one that is met again is the same. An
   * override's axis is thus one for all members of the set that it was put into.
   */
  Varied find() {
    List<Axis> axes = new ArrayList<>();
    for (Statement.Let let : new LinkedHashSet<>(outline.lets().values())) {
      String name = let.names().stream().map(Identifier::text).collect(Collectors.joining(", "));
      axes.addAll(finder.axes(name, new Written(let.varies(), let.value())));
    }
    variant.overrides().forEach((path, written) -> axes.addAll(finder.axes(path, written)));
    variant.settings().forEach((name, written) -> axes.addAll(finder.axes(name, written)));
    return Varied.of(axes, finder.found(), finder.broken());
  }
}
