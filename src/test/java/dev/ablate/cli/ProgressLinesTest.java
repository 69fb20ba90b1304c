package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  @Test
  void saysShareRateAndTimeLeft() {
    assertThat(ProgressLines.line(2500, 10_000, Duration.ofSeconds(25)))
        .isEqualTo("25 % of the steps, 100 steps/s, 1m15s left");
  }

  @Test
  void knowsNoTimeLeftBeforeTheFirstStep() {
    assertThat(ProgressLines.line(0, 10, Duration.ZERO))
        .isEqualTo("0 % of the steps, 0 steps/s, ? left");
  }
}
