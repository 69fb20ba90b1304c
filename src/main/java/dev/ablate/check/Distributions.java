package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.expression.ValueExpression;
import dev.ablate.space.Axis;
import dev.ablate.space.Distribution;
import dev.ablate.space.LazyList;
import dev.ablate.space.Sampling;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads distributions. {@code randint} and {@code quniform} make a finite set; of real numbers each
 * draw has its own.
 */
final class Distributions {
  private static final List<String> ENDS = List.of("a", "b");
  private static final Type WHOLE = new Type.IntType(Long.MIN_VALUE, Long.MAX_VALUE);

  private final PlainNumbers numbers;
  private final Optional<Sampling> sampling;
  private final Set<String> seeds;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param sampling the search, if it draws
   * @param seeds the names of axes that no search draws
   */
  Distributions(
      PlainNumbers numbers, Optional<Sampling> sampling, Set<String> seeds, Problems problems) {
    this.numbers = numbers;
    this.sampling = sampling;
    this.seeds = seeds;
    this.problems = problems;
  }

  /** The axis of a distribution, or empty after a mistake, which has been reported. */
  Optional<Varying> varying(String axis, Expr.Call call) {
    if (sampling.isEmpty()) {
      return fail(
          call,
          "Grid() cannot take all values of a distribution; write " + instead(call) + " instead");
    }
    if (seeds.contains(axis)) {
      return fail(call, "seeds are not drawn: every setting runs with each; write 1..5");
    }
    return switch (call.name().text()) {
      case "randint" -> whole(axis, call);
      case "quniform" -> rounded(axis, call);
      default -> distribution(call).map(d -> endless(axis, call, d));
    };
  }

  private static String instead(Expr.Call call) {
    return switch (call.name().text()) {
      case "loguniform" -> "geomspace(a, b, n)";
      case "randint", "quniform" -> "a range such as 32..256 step 32";
      default -> "linspace(a, b, n)";
    };
  }

  private Optional<Varying> whole(String axis, Expr.Call call) {
    return numbers
        .of(call, ENDS, WHOLE, WHOLE)
        .flatMap(n -> finite(axis, call, new Steps(n.get(0), n.get(1), new Value.Int(1))));
  }

  private Optional<Varying> rounded(String axis, Expr.Call call) {
    Type any = Type.anyOf(WHOLE, Type.number());
    return numbers
        .of(call, List.of("a", "b", "q"), any, any, any)
        .flatMap(
            n ->
                real(n.get(2)) > 0
                    ? finite(axis, call, new Steps(n.get(0), n.get(1), n.get(2)))
                    : fail(call, "quniform needs q > 0"));
  }

  private Optional<Varying> finite(String axis, Expr.Call call, Steps steps) {
    BigInteger count = steps.count();
    if (count.signum() <= 0) {
      return fail(call, call.name().text() + " needs a <= b");
    }
    if (count.compareTo(Members.LARGEST) > 0) {
      return fail(call, Members.tooLarge(count));
    }
    int last = count.intValue() - 1;
    List<Expr> members =
        new LazyList<>(last + 1, i -> ValueExpression.of(steps.number(i), call.span()));
    List<Value> extremes = Stream.of(0, Math.min(1, last), last).map(steps::number).toList();
    return Optional.of(
        new Varying(Axis.plain(axis, members.size()), members, extremes, call.span()));
  }

  private Optional<Distribution> distribution(Expr.Call call) {
    if (call.name().text().equals("normal")) {
      return numbers
          .of(call, List.of("mean", "std"), Type.number(), Type.positive())
          .map(n -> new Distribution.Normal(real(n.get(0)), real(n.get(1))));
    }
    return numbers
        .of(call, ENDS, Type.number(), Type.number())
        .flatMap(n -> between(call, real(n.get(0)), real(n.get(1))));
  }

  private Optional<Distribution> between(Expr.Call call, double from, double to) {
    boolean logarithmic = call.name().text().equals("loguniform");
    if (from >= to) {
      return fail(call, call.name().text() + " needs a < b");
    }
    if (logarithmic && from <= 0) {
      return fail(call, "loguniform needs two ends > 0");
    }
    return Optional.of(
        logarithmic ? new Distribution.LogUniform(from, to) : new Distribution.Uniform(from, to));
  }

  /** An axis whose members are numbered by draws. */
  private Varying endless(String name, Expr.Call call, Distribution distribution) {
    Axis axis = Axis.endless(name);
    List<Expr> members =
        new LazyList<>(
            Integer.MAX_VALUE,
            draw ->
                ValueExpression.of(
                    new Value.Real(distribution.quantile(position(axis, draw))), call.span()));
    List<Value> extremes =
        List.of(new Value.Real(distribution.least()), new Value.Real(distribution.greatest()));
    return new Varying(axis, members, extremes, call.span());
  }

  private double position(Axis axis, int draw) {
    return sampling.orElseThrow().positions().position(axis, draw);
  }

  private static double real(Value number) {
    return number instanceof Value.Int whole ? whole.value() : ((Value.Real) number).value();
  }

  private <T> Optional<T> fail(Expr.Call call, String message) {
    problems.error(call.span(), message);
    return Optional.empty();
  }
}
