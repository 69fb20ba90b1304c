package dev.ablate.report.next;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Declaration;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Value;
import dev.ablate.report.results.Setting;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds where the set of an axis is written. */
final class WrittenSets {
  private static final Set<String> SPACES = Set.of("linspace", "geomspace");

  private final String axis;
  private final Setting best;
  private final List<Span> found = new ArrayList<>();

  private WrittenSets(String axis, Setting best) {
    this.axis = axis;
    this.best = best;
  }

  /**
   * The set's place; empty where there is not exactly one, as where the axis is that of a {@code
   * let}.
   *
   * @param best tells which alternative of a set, and which block
   */
  static Optional<Span> of(Declaration.Experiment written, String axis, Setting best) {
    WrittenSets sets = new WrittenSets(axis, best);
    written.body().forEach(sets::statement);
    return sets.found.size() == 1 ? Optional.of(sets.found.get(0)) : Optional.empty();
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Setting setting) {
      value(setting.path().text(), setting.varies(), setting.value());
    } else if (statement instanceof Statement.Variant block
        && block.label().equals(best.placement().variant())) {
      block.settings().forEach(this::statement);
    }
  }

  private void value(String path, boolean varies, Expr value) {
    if (path.equals(axis) && varies && finite(value)) {
      found.add(value.span());
    } else if (value instanceof Expr.SetExpr set) {
      set.members().forEach(member -> value(path, false, member));
    } else if (value instanceof Expr.Call call && chosen(path, call.name().text())) {
      call.arguments().forEach(argument -> argument(path, argument));
    }
  }

  private void argument(String path, Argument argument) {
    argument
        .name()
        .ifPresent(name -> value(path + "." + name.text(), argument.varies(), argument.value()));
  }

  private static boolean finite(Expr value) {
    return value instanceof Expr.SetExpr
        || value instanceof Expr.RangeExpr
        || (value instanceof Expr.Call call && SPACES.contains(call.name().text()));
  }

  /** Whether the best setting has this component there. */
  private boolean chosen(String path, String component) {
    Value value = best.placement().axes().get(path);
    return value == null || value.shortText().equals(component);
  }
}
