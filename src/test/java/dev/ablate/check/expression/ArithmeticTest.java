package dev.ablate.check.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.ablate.ast.BinaryOperator;
import dev.ablate.catalog.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticTest {
  private static final int CASES = 1000;

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "FLOOR_DIVIDE", "REMAINDER"})
  void agreesWithUnboundedIntegersWhereverTheResultFits(BinaryOperator operator) {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < CASES; i++) {
      long a = number(random);
      long b = number(random);
      assertThat(result(operator, a, b))
          .as("%d %s %d", a, operator.symbol(), b)
          .isEqualTo(exact(operator, BigInteger.valueOf(a), BigInteger.valueOf(b)));
    }
  }

  @Test
  void quotientTimesDivisorPlusRemainderIsTheDividend() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < CASES; i++) {
      double a = random.nextDouble(-100, 100);
      double b = random.nextDouble(-10, 10);
      double quotient = real(BinaryOperator.FLOOR_DIVIDE, a, b);
      double remainder = real(BinaryOperator.REMAINDER, a, b);
      assertThat(quotient * b + remainder).isCloseTo(a, offset(1e-9));
      assertThat(remainder / b).isBetween(0.0, 1.0);
    }
  }

  /** Small, large and extreme numbers alike. */
  private static long number(SplittableRandom random) {
    return random.nextLong() >> random.nextInt(Long.SIZE);
  }

  private static Optional<BigInteger> result(BinaryOperator operator, long a, long b) {
    try {
      Value value = Arithmetic.apply(operator, new Value.Int(a), new Value.Int(b));
      return Optional.of(BigInteger.valueOf(((Value.Int) value).value()));
    } catch (ArithmeticException mistake) {
      return Optional.empty();
    }
  }

  private static Optional<BigInteger> exact(BinaryOperator operator, BigInteger a, BigInteger b) {
    boolean divides =
        operator == BinaryOperator.FLOOR_DIVIDE || operator == BinaryOperator.REMAINDER;
    if (divides && b.signum() == 0) {
      return Optional.empty();
    }
    BigInteger result =
        switch (operator) {
          case ADD -> a.add(b);
          case SUBTRACT -> a.subtract(b);
          case MULTIPLY -> a.multiply(b);
          case FLOOR_DIVIDE -> floor(a, b);
          default -> a.subtract(floor(a, b).multiply(b));
        };
    return Optional.of(result).filter(r -> r.bitLength() < Long.SIZE);
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean below = parts[1].signum() * b.signum() < 0;
    return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static double real(BinaryOperator operator, double a, double b) {
    return ((Value.Real) Arithmetic.apply(operator, new Value.Real(a), new Value.Real(b))).value();
  }
}
