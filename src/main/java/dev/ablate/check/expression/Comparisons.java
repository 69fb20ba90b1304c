package dev.ablate.check.expression;

import dev.ablate.ast.ComparisonOperator;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Comparison of values: numbers exactly, components by their names. */
public final class Comparisons {
  private Comparisons() {}

  /**
   * Whether the comparison holds; by order, {@code none} is beside everything.
   *
   * @throws ArithmeticException where the values have no order; the message says so
   */
  public static boolean holds(ComparisonOperator operator, Value left, Value right) {
    return switch (operator) {
      case EQUAL -> same(left, right);
      case NOT_EQUAL -> !same(left, right);
      default -> ordered(operator, left, right);
    };
  }

  private static boolean ordered(ComparisonOperator operator, Value left, Value right) {
    if (left instanceof Value.None || right instanceof Value.None) {
      return false;
    }
    int order = order(operator, left, right);
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private static int order(ComparisonOperator operator, Value left, Value right) {
    Optional<BigDecimal> a = number(left);
    Optional<BigDecimal> b = number(right);
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get());
    }
    if (left instanceof Value.Duration c && right instanceof Value.Duration d) {
      return Long.compare(c.seconds(), d.seconds());
    }
    if (left instanceof Value.Text c && right instanceof Value.Text d) {
      return c.value().compareTo(d.value());
    }
    throw new ArithmeticException(
        ValueText.of(left)
            + " and "
            + ValueText.of(right)
            + " cannot be compared by '"
            + operator.symbol()
            + "'");
  }

  private static boolean same(Value left, Value right) {
    Optional<BigDecimal> a = number(left);
    Optional<BigDecimal> b = number(right);
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get()) == 0;
    }
    if (left instanceof Value.ListOf c && right instanceof Value.ListOf d) {
      return sameItems(c, d);
    }
    return bare(left).equals(bare(right));
  }

  private static boolean sameItems(Value.ListOf left, Value.ListOf right) {
    if (left.items().size() != right.items().size()) {
      return false;
    }
    for (int i = 0; i < left.items().size(); i++) {
      if (!same(left.items().get(i), right.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Value bare(Value value) {
    return value instanceof Instance || value instanceof Value.Chain
        ? new Value.Text(ValueText.of(value))
        : value;
  }

  private static Optional<BigDecimal> number(Value value) {
    if (value instanceof Value.Int whole) {
      return Optional.of(BigDecimal.valueOf(whole.value()));
    }
    return value instanceof Value.Real real
        ? Optional.of(new BigDecimal(real.value()))
        : Optional.empty();
  }
}
