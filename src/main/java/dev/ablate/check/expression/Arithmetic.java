package dev.ablate.check.expression;

import dev.ablate.ast.BinaryOperator;
import dev.ablate.ast.UnaryOperator;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import java.math.BigInteger;

/**
 * Arithmetic as Python has it, on integers of 64 bits, on doubles, and on lists and strings.
 *
 * <p>Every method throws an {@link ArithmeticException} whose message says what is wrong.
 */
final class Arithmetic {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Arithmetic() {}

  static Value apply(BinaryOperator operator, Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      return whole(operator, a.value(), b.value());
    }
    return Joins.of(operator, left, right).orElseGet(() -> reals(operator, left, right));
  }

  private static Value reals(BinaryOperator operator, Value left, Value right) {
    double a = number(operator.symbol(), left);
    return real(real(operator, a, number(operator.symbol(), right)));
  }

  static Value apply(UnaryOperator sign, Value value) {
    return sign == UnaryOperator.MINUS ? negate(value) : plus(value);
  }

  static Value negate(Value value) {
    if (value instanceof Value.Int whole) {
      return whole(BigInteger.valueOf(whole.value()).negate());
    }
    return real(-number("-", value));
  }

  private static Value plus(Value value) {
    return value instanceof Value.Int ? value : real(number("+", value));
  }

  /** The number that an operator or function is given. */
  static double number(String user, Value value) {
    if (value instanceof Value.Int whole) {
      return whole.value();
    }
    if (value instanceof Value.Real real) {
      return real.value();
    }
    boolean schedule =
        value instanceof Value.Chain
            || (value instanceof Instance instance && instance.component().kind() == Kind.SCHEDULE);
    throw new ArithmeticException(
        "'%s' needs numbers, not %s%s"
            .formatted(
                user, ValueText.of(value), schedule ? "; write a then b for schedules" : ""));
  }

  /** A real result, which must be a number. */
  static Value real(double result) {
    if (Double.isNaN(result) || Double.isInfinite(result)) {
      throw new ArithmeticException("the result is too large for a real number");
    }
    return new Value.Real(result);
  }

  /** A whole result, which must fit. */
  static Value whole(BigInteger result) {
    if (result.compareTo(MIN) < 0 || result.compareTo(MAX) > 0) {
      throw new ArithmeticException("the result does not fit into an integer of 64 bits");
    }
    return new Value.Int(result.longValue());
  }

  private static Value whole(BinaryOperator operator, long a, long b) {
    BigInteger left = BigInteger.valueOf(a);
    BigInteger right = BigInteger.valueOf(b);
    return switch (operator) {
      case ADD -> whole(left.add(right));
      case SUBTRACT -> whole(left.subtract(right));
      case MULTIPLY -> whole(left.multiply(right));
      case FLOOR_DIVIDE -> floorDivide(a, b);
      case REMAINDER -> new Value.Int(Math.floorMod(a, nonZero(b)));
      case POWER -> b < 0 ? real(power((double) a, (double) b)) : wholePower(left, b);
      default -> real(real(operator, (double) a, (double) b));
    };
  }

  private static Value floorDivide(long a, long b) {
    boolean overflows = a == Long.MIN_VALUE && b == -1;
    return overflows ? whole(MIN.negate()) : new Value.Int(Math.floorDiv(a, nonZero(b)));
  }

  private static Value wholePower(BigInteger base, long exponent) {
    boolean small = base.abs().compareTo(BigInteger.ONE) <= 0;
    if (small) {
      return whole(base.pow(exponent == 0 ? 0 : exponent % 2 == 0 ? 2 : 1));
    }
    return whole(base.pow((int) Math.min(exponent, Long.SIZE)));
  }

  private static double real(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / nonZero(b);
      case FLOOR_DIVIDE -> floorDivide(a, b);
      case REMAINDER -> remainder(a, nonZero(b));
      case POWER -> power(a, b);
      default -> throw new IllegalArgumentException(operator.symbol());
    };
  }

  /** CPython's {@code float_floor_div}: exact where {@code floor(a / b)} would round up. */
  private static double floorDivide(double a, double b) {
    double quotient = (a - remainder(a, nonZero(b))) / b;
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  /** Has the sign of the divisor. */
  private static double remainder(double a, double b) {
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0.0, b);
    }
    return remainder < 0 == b < 0 ? remainder : remainder + b;
  }

  private static double power(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw new ArithmeticException("0 has no negative power");
    }
    if (base < 0 && exponent != Math.rint(exponent)) {
      throw new ArithmeticException("a negative number has no fractional power");
    }
    return Math.pow(base, exponent);
  }

  private static long nonZero(long divisor) {
    nonZero((double) divisor);
    return divisor;
  }

  private static double nonZero(double divisor) {
    if (divisor == 0) {
      throw new ArithmeticException("division by zero");
    }
    return divisor;
  }
}
