package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final double NEVER = 1e-12;
  private static final double ALWAYS = 1e12;

  private static int stepsAfterOne(Pace pace) {
    assertThat(pace.steps()).isEqualTo(1);
    assertThat(pace.time(1, () -> true)).isTrue();
    return pace.steps();
  }

  @Test
  void fastStepsBecomeMoreByAndBy() {
    Pace pace = new Pace(50, ALWAYS, 1, ALWAYS);
    assertThat(stepsAfterOne(pace)).isEqualTo(8);
    pace.time(8, () -> true);
    assertThat(pace.steps()).isEqualTo(50);
  }

  @Test
  void slowStepsAreAFewAtATimeWhereThoseDoNotTakeTooLong() {
    assertThat(stepsAfterOne(new Pace(50, NEVER, 4, ALWAYS))).isEqualTo(4);
    assertThat(stepsAfterOne(new Pace(3, NEVER, 4, ALWAYS))).isEqualTo(3);
    assertThat(stepsAfterOne(new Pace(50, NEVER, 4, NEVER))).isEqualTo(1);
    assertThat(stepsAfterOne(new Pace(50, NEVER, 1, ALWAYS))).isEqualTo(1);
  }
}
