package dev.ablate.check.expression;

import dev.ablate.ast.BinaryOperator;
import dev.ablate.catalog.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists and strings put together as in Python: {@code a + b}, and {@code list * n}. */
final class Joins {
  private static final int LONGEST = 100_000;

  private Joins() {}

  /**
   * Both values joined; empty where they are no lists or strings that the operator joins.
   *
   * @throws ArithmeticException where the result is too long; the message says so
   */
  static Optional<Value> of(BinaryOperator operator, Value left, Value right) {
    return switch (operator) {
      case ADD -> sum(left, right);
      case MULTIPLY -> repeated(left, right).or(() -> repeated(right, left));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> sum(Value left, Value right) {
    if (left instanceof Value.ListOf a && right instanceof Value.ListOf b) {
      bound((long) a.items().size() + b.items().size());
      return Optional.of(
          new Value.ListOf(Stream.concat(a.items().stream(), b.items().stream()).toList()));
    }
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      bound((long) a.value().length() + b.value().length());
      return Optional.of(new Value.Text(a.value() + b.value()));
    }
    return Optional.empty();
  }

  /** A list several times over; none of it for a count below 1. */
  private static Optional<Value> repeated(Value repeated, Value times) {
    if (!(repeated instanceof Value.ListOf list) || !(times instanceof Value.Int count)) {
      return Optional.empty();
    }
    int size = list.items().size();
    long copies = size == 0 ? 0 : Math.max(0, Math.min(count.value(), LONGEST + 1L));
    bound(copies * size);
    List<List<Value>> all = Collections.nCopies((int) copies, list.items());
    return Optional.of(new Value.ListOf(all.stream().flatMap(List::stream).toList()));
  }

  private static void bound(long length) {
    if (length > LONGEST) {
      throw new ArithmeticException("the result is longer than 100,000");
    }
  }
}
