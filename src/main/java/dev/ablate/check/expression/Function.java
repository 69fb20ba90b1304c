package dev.ablate.check.expression;

import dev.ablate.ast.ComparisonOperator;
import dev.ablate.catalog.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of expressions, with Python's meaning. */
enum Function {
  MIN(1, Integer.MAX_VALUE),
  MAX(1, Integer.MAX_VALUE),
  ABS(1, 1),
  SQRT(1, 1),
  EXP(1, 1),
  LOG(1, 2),
  FLOOR(1, 1),
  CEIL(1, 1),
  ROUND(1, 2),
  LEN(1, 1);

  private static final Map<String, Function> NAMED =
      Arrays.stream(values()).collect(Collectors.toMap(Function::text, f -> f));

  private final int fewest;
  private final int most;

  Function(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  /** The function of that name. */
  static Optional<Function> named(String name) {
    return Optional.ofNullable(NAMED.get(name));
  }

  /** As it is written. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Its value.
   *
   * @throws ArithmeticException where it has none; the message says why
   */
  Value apply(List<Value> arguments) {
    if (arguments.size() < fewest || arguments.size() > most) {
      throw new ArithmeticException(text() + " takes " + arity() + ", not " + arguments.size());
    }
    Value first = arguments.get(0);
    return switch (this) {
      case MIN -> extreme(ComparisonOperator.LESS, arguments);
      case MAX -> extreme(ComparisonOperator.GREATER, arguments);
      case ABS -> number(first) < 0 ? Arithmetic.negate(first) : first;
      case SQRT -> squareRoot(number(first));
      case EXP -> Arithmetic.real(Math.exp(number(first)));
      case LOG -> logarithm(arguments);
      case FLOOR -> rounded(first, RoundingMode.FLOOR);
      case CEIL -> rounded(first, RoundingMode.CEILING);
      case ROUND ->
          arguments.size() == 1 ? rounded(first, RoundingMode.HALF_EVEN) : digits(arguments);
      case LEN -> length(first);
    };
  }

  private String arity() {
    if (most == Integer.MAX_VALUE) {
      return "one argument or more";
    }
    return most == 1 ? "one argument" : fewest + " to " + most + " arguments";
  }

  private double number(Value value) {
    return Arithmetic.number(text(), value);
  }

  private Value extreme(ComparisonOperator better, List<Value> arguments) {
    List<Value> values =
        arguments.size() == 1 && arguments.get(0) instanceof Value.ListOf list
            ? list.items()
            : arguments;
    values.forEach(this::number);
    return values.stream()
        .reduce((a, b) -> Comparisons.holds(better, b, a) ? b : a)
        .orElseThrow(() -> new ArithmeticException(text() + " of an empty list"));
  }

  private static Value squareRoot(double value) {
    if (value < 0) {
      throw new ArithmeticException("a negative number has no square root");
    }
    return new Value.Real(Math.sqrt(value));
  }

  private Value logarithm(List<Value> arguments) {
    double result = naturalLogarithm(number(arguments.get(0)));
    if (arguments.size() == 1) {
      return new Value.Real(result);
    }
    double base = naturalLogarithm(number(arguments.get(1)));
    if (base == 0) {
      throw new ArithmeticException("a logarithm cannot have base 1");
    }
    return new Value.Real(result / base);
  }

  private static double naturalLogarithm(double value) {
    if (value <= 0) {
      throw new ArithmeticException("only a number > 0 has a logarithm");
    }
    return Math.log(value);
  }

  private Value rounded(Value value, RoundingMode mode) {
    if (value instanceof Value.Int) {
      return value;
    }
    return Arithmetic.whole(new BigDecimal(number(value)).setScale(0, mode).toBigInteger());
  }

  private Value digits(List<Value> arguments) {
    Value value = arguments.get(0);
    double exact = number(value);
    if (!(arguments.get(1) instanceof Value.Int digits)) {
      throw new ArithmeticException("round needs a whole number of digits");
    }
    int scale = (int) Math.max(-400, Math.min(400, digits.value()));
    if (value instanceof Value.Int whole) {
      BigDecimal shortened =
          BigDecimal.valueOf(whole.value()).setScale(scale, RoundingMode.HALF_EVEN);
      return Arithmetic.whole(shortened.toBigInteger());
    }
    return Arithmetic.real(
        new BigDecimal(exact).setScale(scale, RoundingMode.HALF_EVEN).doubleValue());
  }

  private static Value length(Value value) {
    if (value instanceof Value.ListOf list) {
      return new Value.Int(list.items().size());
    }
    if (value instanceof Value.Text text) {
      return new Value.Int(text.value().codePointCount(0, text.value().length()));
    }
    throw new ArithmeticException("len needs a list or a string, not " + ValueText.of(value));
  }
}
