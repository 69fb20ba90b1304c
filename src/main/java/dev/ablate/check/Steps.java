package dev.ablate.check;

import dev.ablate.catalog.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The numbers from one to another in equal steps, in decimal as they are written: whole if all
 * three are.
 */
record Steps(Value first, Value last, Value step) {

  /** How many there are; not above 0 where the last is below the first. */
  BigInteger count() {
    return decimal(last)
        .subtract(decimal(first))
        .divide(decimal(step), 0, RoundingMode.FLOOR)
        .toBigInteger()
        .add(BigInteger.ONE);
  }

  /** One of them, from 0. */
  Value number(int index) {
    BigDecimal number = decimal(first).add(decimal(step).multiply(BigDecimal.valueOf(index)));
    return first instanceof Value.Int && step instanceof Value.Int
        ? new Value.Int(number.longValueExact())
        : new Value.Real(number.doubleValue());
  }

  private static BigDecimal decimal(Value number) {
    return number instanceof Value.Int whole
        ? BigDecimal.valueOf(whole.value())
        : new BigDecimal(Double.toString(((Value.Real) number).value()));
  }
}
