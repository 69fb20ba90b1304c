package dev.ablate.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void partsLieWhereTheFormulasSay() {
    assertThat(new Distribution.Uniform(-1, 3).quantile(0.25)).isEqualTo(0);
    assertThat(new Distribution.LogUniform(1e-4, 1).quantile(0.5)).isEqualTo(0.01, within(1e-15));
    assertThat(new Distribution.Normal(2, 3).quantile(0.5)).isEqualTo(2, within(1e-12));
    assertThat(new Distribution.Normal(2, 3).quantile(0.975))
        .isEqualTo(2 + 3 * 1.959963984540054, within(1e-12));
  }

  @Test
  void roundingNeverLeavesTheEnds() {
    double last = Math.nextDown(1.0);
    assertThat(new Distribution.Uniform(0.1, 0.3).quantile(last)).isLessThan(0.3);
    assertThat(new Distribution.LogUniform(1e-3, 0.1).quantile(last)).isLessThan(0.1);
    assertThat(new Distribution.LogUniform(1e-3, 0.1).quantile(1e-17)).isGreaterThanOrEqualTo(1e-3);
    assertThat(new Distribution.Uniform(-1e308, 1e308).quantile(0.5)).isZero();
  }
}
