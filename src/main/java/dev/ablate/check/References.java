package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that an expression refers to. */
final class References {
  private References() {}

  /** Every path in an expression. */
  static List<Path> of(Expr expr) {
    List<Path> paths = new ArrayList<>();
    // A loop, as a long sum is as deep as it is long.
    Deque<Expr> open = new ArrayDeque<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (next instanceof Expr.Reference reference) {
        paths.add(reference.path());
      } else {
        children(next).forEach(open::push);
      }
    }
    return paths;
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
