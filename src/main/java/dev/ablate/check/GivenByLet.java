package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import java.util.List;
import java.util.Optional;

/** What a let gives each of its names, as if that name were declared alone. */
final class GivenByLet {
  private GivenByLet() {}

  /**
   * What a name is given. A set stays where it is, so that it is still the axis of all names
   * together.
   *
   * @return empty where there is no value for each name, or a set of tuples is not written out
   */
  static Optional<Written> of(Statement.Let let, String name) {
    if (!let.tuple()) {
      return Optional.of(new Written(let.varies(), let.value()));
    }
    int index = let.names().stream().map(Identifier::text).toList().indexOf(name);
    int count = let.names().size();
    if (!let.varies()) {
      return item(let.value(), index, count).map(item -> new Written(false, item));
    }
    return let.value() instanceof Expr.SetExpr set
        ? items(set.members(), index, count)
            .map(items -> new Written(true, new Expr.SetExpr(items, set.span())))
        : Optional.empty();
  }

  private static Optional<List<Expr>> items(List<Expr> tuples, int index, int count) {
    List<Expr> items =
        tuples.stream().flatMap(tuple -> item(tuple, index, count).stream()).toList();
    return Optional.of(items).filter(found -> found.size() == tuples.size());
  }

  private static Optional<Expr> item(Expr tuple, int index, int count) {
    return Optional.of(items(tuple)).filter(i -> i.size() == count).map(i -> i.get(index));
  }

  /** What stands in a tuple, or in a list in its place, for each of several names. */
  static List<Expr> items(Expr tuple) {
    return tuple instanceof Expr.TupleExpr || tuple instanceof Expr.ListExpr
        ? References.parts(tuple).orElseThrow()
        : List.of();
  }
}
