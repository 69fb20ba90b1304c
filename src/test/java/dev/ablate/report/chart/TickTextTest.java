package dev.ablate.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.001, 0.001",
    "0.0001, 1e−4",
    "0.00015, 1.5e−4",
    "2E-7, 2e−7",
    "-0.00002, −2e−5",
    "0, 0",
    "-1.5, −1.5",
    "1E+3, 1000"
  })
  void smallNumbersStandShort(BigDecimal value, String text) {
    assertThat(TickText.of(value)).isEqualTo(text);
  }
}
