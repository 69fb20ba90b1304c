package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.catalog.Elsewhere;
import dev.ablate.catalog.Numbers;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import dev.ablate.space.LazyList;
import dev.ablate.space.Spacing;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The members of sets, as expressions; a number of a range stands at the range's place. */
final class Members {
  private static final Type WHOLE = new Type.IntType(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Type STEP = Type.wholeFrom(1);
  private static final Type COUNT = Type.wholeFrom(1);
  private static final String ANY_SET = "write {a, b, c}, a range such as 1..5, or geomspace(...)";
  static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  private final Evaluator evaluator;
  private final PlainNumbers numbers;
  private final Problems problems;

  /**
   * A reader of sets.
   *
   * @param evaluator of what must not vary: the bounds of ranges
   */
  Members(Evaluator evaluator, Problems problems) {
    this.evaluator = evaluator;
    this.numbers = new PlainNumbers(evaluator, problems);
    this.problems = problems;
  }

  /** The members in order, or empty after a mistake, which has been reported. */
  Optional<List<Expr>> of(Expr set) {
    if (set instanceof Expr.SetExpr listed) {
      return notEmpty(listed.members(), listed.span(), "an empty set: nothing can be chosen");
    }
    if (set instanceof Expr.RangeExpr range) {
      return range(range);
    }
    return set instanceof Expr.Call call ? call(call) : notASet(set, ANY_SET);
  }

  private Optional<List<Expr>> call(Expr.Call call) {
    String name = call.name().text();
    if (name.equals("linspace")) {
      return spaced(call, Spacing.LINEAR);
    }
    return name.equals("geomspace")
        ? spaced(call, Spacing.GEOMETRIC)
        : notASet(
            call, PythonSets.instead(call).or(() -> Elsewhere.component(name)).orElse(ANY_SET));
  }

  private Optional<List<Expr>> notASet(Expr expr, String instead) {
    problems.error(expr.span(), "'in' needs a set: " + instead);
    return Optional.empty();
  }

  private Optional<List<Expr>> range(Expr.RangeExpr range) {
    Optional<Long> first = whole("the start of a range", WHOLE, range.first());
    Optional<Long> last = whole("the end of a range", WHOLE, range.last());
    Optional<Long> step = range.step().map(s -> whole("step", STEP, s)).orElse(Optional.of(1L));
    if (first.isEmpty() || last.isEmpty() || step.isEmpty()) {
      return Optional.empty();
    }
    return range(range.span(), first.get(), last.get(), step.get());
  }

  private Optional<List<Expr>> range(Span span, long first, long last, long step) {
    BigInteger count =
        BigInteger.valueOf(last)
            .subtract(BigInteger.valueOf(first))
            .divide(BigInteger.valueOf(step))
            .add(BigInteger.ONE);
    if (count.compareTo(LARGEST) > 0) {
      return tooLarge(span, count);
    }
    List<Expr> members =
        new LazyList<>(
            last < first ? 0 : count.intValue(),
            i -> new Expr.IntLiteral(first + i * step, Long.toString(first + i * step), span));
    return notEmpty(members, span, "the range " + first + ".." + last + " is empty");
  }

  private Optional<List<Expr>> tooLarge(Span span, BigInteger count) {
    problems.error(span, tooLarge(count));
    return Optional.empty();
  }

  static String tooLarge(BigInteger count) {
    return String.format("a set of %,d members is too large to plan", count);
  }

  private Optional<List<Expr>> spaced(Expr.Call call, Spacing spacing) {
    return numbers
        .of(call, List.of("first", "last", "count"), Type.number(), Type.number(), COUNT)
        .flatMap(n -> spread(call, spacing, n));
  }

  private Optional<List<Expr>> spread(Expr.Call call, Spacing spacing, List<Value> given) {
    double first = ((Value.Real) given.get(0)).value();
    double last = ((Value.Real) given.get(1)).value();
    BigInteger members = BigInteger.valueOf(((Value.Int) given.get(2)).value());
    if (members.compareTo(LARGEST) > 0) {
      return tooLarge(call.span(), members);
    }
    int count = members.intValue();
    if (spacing == Spacing.GEOMETRIC && (first <= 0 || last <= 0)) {
      problems.error(call.span(), "geomspace needs two ends > 0");
      return Optional.empty();
    }
    return Optional.of(
        new LazyList<>(count, i -> real(call.span(), spacing.number(first, last, count, i))));
  }

  private static Expr real(Span span, double value) {
    return new Expr.RealLiteral(value, Numbers.text(value), span);
  }

  private Optional<Long> whole(String name, Type type, Expr expr) {
    return evaluator.evaluate(name, type, false, expr).map(v -> ((Value.Int) v).value());
  }

  private Optional<List<Expr>> notEmpty(List<Expr> members, Span span, String message) {
    if (members.isEmpty()) {
      problems.error(span, message);
    }
    return Optional.of(members).filter(m -> !m.isEmpty());
  }
}
