package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that an expression refers to. */
final class References {
  private References() {}

  /** Every path in an expression, in the order of the text. */
  static Stream<Path> of(Expr expr) {
    return expr instanceof Expr.Reference reference
        ? Stream.of(reference.path())
        : children(expr).flatMap(References::of);
  }

  private static Stream<Expr> children(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return call.arguments().stream().map(Argument::value);
    }
    if (expr instanceof Expr.Binary binary) {
      return Stream.of(binary.left(), binary.right());
    }
    if (expr instanceof Expr.Unary unary) {
      return Stream.of(unary.operand());
    }
    if (expr instanceof Expr.Comparison comparison) {
      return comparison.operands().stream();
    }
    if (expr instanceof Expr.Conditional choice) {
      return Stream.of(choice.value(), choice.condition(), choice.otherwise());
    }
    return parts(expr).orElse(List.of()).stream();
  }

  /** The items of a list, tuple or chain, the members of a set. */
  static Optional<List<Expr>> parts(Expr expr) {
    if (expr instanceof Expr.ListExpr list) {
      return Optional.of(list.items());
    }
    if (expr instanceof Expr.TupleExpr tuple) {
      return Optional.of(tuple.items());
    }
    if (expr instanceof Expr.Then then) {
      return Optional.of(then.parts());
    }
    return expr instanceof Expr.SetExpr set ? Optional.of(set.members()) : Optional.empty();
  }
}
