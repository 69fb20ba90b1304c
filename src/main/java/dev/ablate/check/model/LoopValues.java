package dev.ablate.check.model;

import dev.ablate.ast.Expr;
import dev.ablate.ast.LayerItem;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.expression.ValueText;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The counts of {@code repeat} and the values of {@code for}. */
final class LoopValues {
  private static final Type ANY = new Type.AnyType();
  private static final Type WHOLE = new Type.IntType(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Type COUNT = new Type.IntType(0, Long.MAX_VALUE);

  private final Evaluator evaluator;
  private final Problems problems;

  LoopValues(Evaluator evaluator, Problems problems) {
    this.evaluator = evaluator;
    this.problems = problems;
  }

  /** The count of a {@code repeat}; empty where that is not known. */
  Optional<Long> count(LayerItem.Repeat repeat) {
    return whole("the count of 'repeat'", COUNT, repeat.count());
  }

  /** The values of a {@code for}, computed as they are asked for; empty where not known. */
  Optional<Stream<Value>> values(LayerItem.For loop) {
    if (loop.values() instanceof Expr.RangeExpr range) {
      return range(range);
    }
    if (loop.values() instanceof Expr.SetExpr set) {
      problems.error(set.span(), "'for' goes through a list: write [...], not {...}");
      return Optional.empty();
    }
    return evaluator.evaluate(loop.values(), ANY).flatMap(v -> items(loop, v));
  }

  private Optional<Stream<Value>> items(LayerItem.For loop, Value value) {
    if (value instanceof Value.ListOf list) {
      return Optional.of(list.items().stream());
    }
    problems.error(
        loop.values().span(), "'for' goes through a list or a range, not " + ValueText.of(value));
    return Optional.empty();
  }

  private Optional<Stream<Value>> range(Expr.RangeExpr range) {
    Optional<Long> first = whole("the start of a range", WHOLE, range.first());
    Optional<Long> last = whole("the end of a range", WHOLE, range.last());
    Optional<Long> step =
        range
            .step()
            .map(s -> whole("step", new Type.IntType(1, Long.MAX_VALUE), s))
            .orElse(Optional.of(1L));
    return first.flatMap(a -> last.flatMap(b -> step.map(s -> numbers(a, b, s))));
  }

  private static Stream<Value> numbers(long first, long last, long step) {
    if (first > last) {
      return Stream.of();
    }
    long turns = Long.divideUnsigned(last - first, step);
    return LongStream.rangeClosed(0, turns < 0 ? Long.MAX_VALUE : turns)
        .mapToObj(turn -> new Value.Int(first + turn * step));
  }

  private Optional<Long> whole(String name, Type type, Expr expr) {
    return evaluator.evaluate(name, type, false, expr).map(v -> ((Value.Int) v).value());
  }
}
