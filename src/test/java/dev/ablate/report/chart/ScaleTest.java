package dev.ablate.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void ticksAreRound() {
    assertThat(Scale.over(0.13, 0.87, 0, 100, false).ticks(5))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("0.2", "0.4", "0.6", "0.8");
    assertThat(Scale.over(1, 24, 0, 100, false).wholeTicks(6))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("5", "10", "15", "20");
    assertThat(Scale.over(1, 3, 0, 100, false).wholeTicks(6))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("1", "2", "3");
    assertThat(Scale.over(1, 5, 0, 100, false).wholeTicks(6))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(Scale.over(0, 60, 0, 100, false).ticks(5))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("0", "20", "40", "60");
    assertThat(Scale.over(0.004, 3, 0, 100, true).ticks(5))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("0.005", "0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2");
  }

  @Test
  void placesLieBetweenTheEnds() {
    Scale down = Scale.over(0, 10, 200, 100, false);

    assertThat(down.position(0)).isEqualTo(200);
    assertThat(down.position(2.5)).isEqualTo(175);
    assertThat(down.position(99)).isEqualTo(100);
    assertThat(Scale.over(0.01, 1, 0, 100, true).position(0.1)).isCloseTo(50, within(1e-9));
  }

  @Test
  void equalNumbersGetRoom() {
    assertThat(Scale.over(0.5, 0.5, 0, 100, false).position(0.5)).isCloseTo(50, within(1e-9));
    assertThat(Scale.over(0, 0, 0, 100, false).position(0)).isEqualTo(50);
  }
}
