package dev.ablate.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  @Test
  void withoutScheduleTheRateStays() {
    RateSchedule schedule = Example.schedule("none", 0.1, 3);

    assertRates(schedule, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(schedule.momentum(0)).isEmpty();
  }

  @Test
  void movesWithTheEpochUnlessToldOtherwise() {
    assertRates(
        Example.schedule("StepLR(step_size = 1, gamma = 0.5)", 1, 2), 1, 1, 0.5, 0.5, 0.25, 0.25);
    assertRates(
        Example.schedule("StepLR(step_size = 4, gamma = 0.5, unit = step)", 1, 2),
        1,
        1,
        1,
        1,
        0.5,
        0.5);
  }

  @Test
  void warmsUpOverEpochsOrSteps() {
    assertRates(Example.schedule("Warmup(epochs = 2)", 1, 2), 0.25, 0.5, 0.75, 1, 1, 1);
    assertRates(Example.schedule("Warmup(steps = 2, start_lr = 0.5)", 1, 4), 0.75, 1, 1, 1);
    assertRates(Example.schedule("Warmup(epochs = 2, unit = epoch)", 1, 2), 0.5, 0.5, 1, 1, 1, 1);
    assertRates(Example.schedule("Warmup(steps = 4, unit = epoch)", 1, 2), 0.5, 0.5, 1, 1, 1, 1);
  }

  @Test
  void aPartStartsAfreshWhenTheOneBeforeIsOver() {
    assertRates(
        Example.schedule("Warmup(epochs = 1) then CosineAnnealingLR(T_max = 2)", 1, 2),
        0.5,
        1,
        1,
        1,
        0.5,
        0.5);
    assertRates(
        Example.schedule(
            "Warmup(steps = 2) then LinearLR(1.0, 0.0, total_iters = 4, unit = step)", 1, 6),
        0.5,
        1,
        1,
        0.75,
        0.5,
        0.25,
        0,
        0);
    assertRates(
        Example.schedule(
            "LinearLR(1.0, 0.0, total_iters = 1) then StepLR(step_size = 1, gamma = 0.5)", 1, 2),
        1,
        1,
        1,
        1,
        0.5,
        0.5);
  }

  @Test
  void aPartInTheMiddleOfAnEpochMovesAtTheNextEpoch() {
    assertRates(
        Example.schedule("Warmup(steps = 1) then StepLR(step_size = 1, gamma = 0.5)", 1, 2),
        1,
        1,
        0.5,
        0.5,
        0.25,
        0.25);
  }

  /** PyTorch 2.13 gave these numbers. */
  @Test
  void theCosineRisesAgainAfterItsLength() {
    assertRates(
        Example.schedule("CosineAnnealingLR(T_max = 5, eta_min = 0.01)", 0.1, 1),
        0.1,
        0.091405764747,
        0.068905764747,
        0.041094235253,
        0.018594235253,
        0.01,
        0.018594235253,
        0.041094235253,
        0.068905764747,
        0.091405764747);
  }

  /** PyTorch 2.13 gave these numbers. */
  @Test
  void oneCycleMovesMomentumAgainstTheRate() {
    RateSchedule schedule =
        Example.schedule("OneCycleLR(max_lr = 0.3, total_steps = 10, three_phase = true)", 0.1, 5);

    assertRates(
        schedule,
        0.012,
        0.156,
        0.3,
        0.156,
        0.012,
        0.010854216556,
        0.007854516556,
        0.004146683444,
        0.001146983444,
        1.2e-06);
    assertMomenta(schedule, 0.95, 0.9, 0.85, 0.9, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95);
  }

  @Test
  void momentumIsTheOptimizersOwnWhereAPartLeavesItAlone() {
    RateSchedule schedule =
        Example.schedule(
            "Warmup(steps = 2) then OneCycleLR(max_lr = 1.0, total_steps = 2, pct_start = 1.0)"
                + " then StepLR(step_size = 9)",
            1,
            5);

    assertMomenta(schedule, 0.5, 0.5, 0.95, 0.85, 0.5);
  }

  @Test
  void momentumCanBeLeftAlone() {
    RateSchedule schedule =
        Example.schedule("OneCycleLR(max_lr = 1.0, total_steps = 5, cycle_momentum = false)", 1, 5);

    assertThat(schedule.momentum(3)).isEmpty();
  }

  @Test
  void oneCycleStaysWhereItEnds() {
    RateSchedule schedule = Example.schedule("OneCycleLR(max_lr = 1.0, total_steps = 3)", 1, 5);

    assertThat(schedule.lr(4)).isEqualTo(schedule.lr(2));
  }

  @Test
  void aRiseOfOneUpdateStartsAtThePeak() {
    RateSchedule schedule =
        Example.schedule("OneCycleLR(max_lr = 1.0, total_steps = 4, pct_start = 0.25)", 1, 4);

    assertThat(schedule.lr(0)).isEqualTo(1);
    assertThat(schedule.lr(3)).isCloseTo(4e-6, within(1e-12));
  }

  /** PyTorch would divide by 0 when it takes the factor back. */
  @Test
  void aConstantFactorMayBeNought() {
    assertRates(Example.schedule("ConstantLR(factor = 0, total_iters = 2)", 1, 1), 0, 0, 1, 1);
  }

  @Test
  void aPlateauLeavesTheRateAloneUntilMetricsAreKnown() {
    RateSchedule schedule = Example.schedule("ReduceLROnPlateau(patience = 0)", 0.1, 2);

    assertThat(schedule.watchesMetrics()).isTrue();
    assertRates(schedule, 0.1, 0.1, 0.1, 0.1);
    assertThat(schedule.momentum(0)).isEmpty();
  }

  @Test
  void aPlateauFallsAfterTheEpochsOfItsPatience() {
    RateSchedule start =
        Example.schedule("ReduceLROnPlateau(patience = 1, factor = 0.5, monitor = val_mae)", 1, 2);

    RateSchedule bad = after(start, 3, 4);
    assertThat(bad.lr(4)).isEqualTo(1);
    assertThat(after(bad, 2, 3).lr(8)).isEqualTo(1);
    assertThat(after(bad, 3).lr(6)).isEqualTo(0.5);
    assertThat(after(bad, Double.NaN).lr(6)).isEqualTo(0.5);
    assertThat(start.lr(0)).isEqualTo(1);
  }

  private static RateSchedule after(RateSchedule schedule, double... metric) {
    RateSchedule now = schedule;
    for (double value : metric) {
      now = now.after(Map.of("val_loss", 0.0, "val_mae", value));
    }
    return now;
  }

  private static void assertRates(RateSchedule schedule, double... expected) {
    assertThat(LongStream.range(0, expected.length).mapToDouble(schedule::lr).toArray())
        .containsExactly(expected, within(1e-9));
  }

  private static void assertMomenta(RateSchedule schedule, double... expected) {
    assertThat(
            LongStream.range(0, expected.length)
                .mapToObj(schedule::momentum)
                .mapToDouble(OptionalDouble::orElseThrow)
                .toArray())
        .containsExactly(expected, within(1e-9));
  }
}
