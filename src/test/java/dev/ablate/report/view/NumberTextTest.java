package dev.ablate.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.experiment.Objective;
import dev.ablate.report.results.Metric;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Interval;
import dev.ablate.report.statistics.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberTextTest {
  private static final Objective OBJECTIVE = new Objective("val_loss", false);
  private static final Metric LOSS = Metric.of("val_loss", OBJECTIVE);
  private static final Metric ACCURACY = Metric.of("test_accuracy", OBJECTIVE);

  @Test
  void twoDigitsOfTheDeviationAreShown() {
    assertThat(text(LOSS, 0.41234, 0.43456)).isEqualTo("0.423\u00a0±\u00a00.016");
    assertThat(text(LOSS, 12.1, 15.3)).isEqualTo("13.7\u00a0±\u00a02.3");
    assertThat(text(LOSS, 1000, 1500)).isEqualTo("1\u2009250\u00a0±\u00a0354");
  }

  @Test
  void sharesAreInPercent() {
    assertThat(text(ACCURACY, 0.951, 0.957)).isEqualTo("95.40\u00a0±\u00a00.42");
  }

  @Test
  void withoutDeviationFourDigitsAreShown() {
    assertThat(text(LOSS, 0.412345)).isEqualTo("0.4123");
    assertThat(text(LOSS, 123.456)).isEqualTo("123.5");
  }

  @Test
  void signsAreRealMinusSignsAndZeroHasNone() {
    NumberText text = new NumberText(2, false);

    assertThat(text.signed(0.126)).isEqualTo("+0.13");
    assertThat(text.signed(-0.126)).isEqualTo("\u22120.13");
    assertThat(text.signed(-0.001)).isEqualTo("0.00");
    assertThat(text.signed(0.001)).isEqualTo("0.00");
    assertThat(text.range(new Interval(-0.5, 0.25))).isEqualTo("\u22120.50 to +0.25");
  }

  @Test
  void aDifferenceHasTwoDigitsOfItsOwnSpread() {
    assertThat(difference(-0.0083, -0.0081, -0.0087, -0.0085)).isEqualTo("\u22120.00840");
    assertThat(difference(-0.0083, -0.0181)).isEqualTo("\u22120.0132");
    assertThat(difference(4, -3, 9)).isEqualTo("+3.3");
  }

  @Test
  void aDifferenceWithoutSpreadIsWrittenAsItsColumn() {
    assertThat(difference(0.1234567)).isEqualTo("+0.123");
    assertThat(difference(0.1, 0.1 + 1e-16, 0.3 - 0.2)).isEqualTo("+0.100");
  }

  @Test
  void aDivergingLossStaysShort() {
    assertThat(new NumberText(3, false).plain(1.5e30)).isEqualTo("1.50e+30");
  }

  @Test
  void durationsAndPValuesReadWell() {
    assertThat(Words.duration(0.123)).isEqualTo("0.12 s");
    assertThat(Words.duration(59.6)).isEqualTo("1 min 0 s");
    assertThat(Words.duration(4983)).isEqualTo("1 h 23 min");
    assertThat(Words.p(0.03125)).isEqualTo("p = 0.031");
    assertThat(Words.p(0.4)).isEqualTo("p = 0.4");
    assertThat(Words.p(1)).isEqualTo("p = 1");
    assertThat(Words.p(0.0002)).isEqualTo("p < 0.001");
    assertThat(Words.list(List.of("a", "b", "c"), 3)).isEqualTo("a, b and c");
    assertThat(Words.list(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
  }

  private static String difference(double... bySeed) {
    Comparison comparison = Comparison.of(bySeed);
    return new NumberText(3, false).of(comparison).signed(comparison.difference());
  }

  private static String text(Metric metric, double... values) {
    Summary summary = Summary.of(values);
    return NumberText.of(metric, List.of(summary)).meanAndStd(summary);
  }
}
