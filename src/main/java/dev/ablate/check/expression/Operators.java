package dev.ablate.check.expression;

import dev.ablate.ast.ComparisonOperator;
import dev.ablate.ast.Expr;
import dev.ablate.ast.UnaryOperator;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.List;
import java.util.Optional;

/** Operators and comparison chains. */
final class Operators {
  private static final Type NUMBER = Type.number();

  private final Evaluator evaluator;
  private final Comparands comparands;

  Operators(Evaluator evaluator, Comparands comparands) {
    this.evaluator = evaluator;
    this.comparands = comparands;
  }

  Optional<Value> unary(Expr.Unary unary) {
    if (unary.operator() == UnaryOperator.NOT) {
      return evaluator.condition("not", unary.operand()).map(holds -> new Value.Bool(!holds));
    }
    return evaluator
        .evaluate(unary.operand(), NUMBER)
        .flatMap(v -> evaluator.compute(unary.span(), () -> Arithmetic.apply(unary.operator(), v)));
  }

  Optional<Value> binary(Expr.Binary operation) {
    return switch (operation.operator()) {
      case AND -> logical(operation, false);
      case OR -> logical(operation, true);
      default -> arithmetic(operation);
    };
  }

  /** {@code a < b < c} is {@code a < b and b < c}, each operand computed once at most. */
  Optional<Value> comparison(Expr.Comparison chain) {
    List<Expr> operands = chain.operands();
    Optional<Value> left = comparands.value(operands.get(0), operands.get(1));
    for (int i = 0; i < chain.operators().size(); i++) {
      Optional<Value> right = comparands.value(operands.get(i + 1), operands.get(i));
      Optional<Value> holds = compare(chain, chain.operators().get(i), left, right);
      if (!holds.equals(Optional.of(new Value.Bool(true)))) {
        return holds;
      }
      left = right;
    }
    return Optional.of(new Value.Bool(true));
  }

  private Optional<Value> compare(
      Expr.Comparison chain,
      ComparisonOperator operator,
      Optional<Value> left,
      Optional<Value> right) {
    return left.flatMap(
        a ->
            right.flatMap(
                b ->
                    evaluator.compute(
                        chain.span(), () -> new Value.Bool(Comparisons.holds(operator, a, b)))));
  }

  private Optional<Value> arithmetic(Expr.Binary operation) {
    Optional<Value> left = evaluator.evaluate(operation.left(), NUMBER);
    Optional<Value> right = evaluator.evaluate(operation.right(), NUMBER);
    return left.flatMap(
        a ->
            right.flatMap(
                b ->
                    evaluator.compute(
                        operation.span(), () -> Arithmetic.apply(operation.operator(), a, b))));
  }

  /** Where the left operand is {@code decisive}, the right one is not computed. */
  private Optional<Value> logical(Expr.Binary operation, boolean decisive) {
    String symbol = operation.operator().symbol();
    return evaluator
        .condition(symbol, operation.left())
        .flatMap(
            holds ->
                holds == decisive
                    ? Optional.of(holds)
                    : evaluator.condition(symbol, operation.right()))
        .map(Value.Bool::new);
  }
}
