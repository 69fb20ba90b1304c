package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a worker is taken to hang. */
class WatchdogTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Watchdog watchdog =
      new Watchdog(new WorkerLimits(Duration.ofSeconds(3), Duration.ofSeconds(5)));

  /** Lets a second pass in which nothing else happens. */
  private boolean hangs() {
    return watchdog.pass(SECOND).isPresent();
  }

  private void assertLivesForThreeSeconds() {
    for (int second = 0; second < 3; second++) {
      assertThat(hangs()).isFalse();
    }
  }

  @Test
  void hearsNothing() {
    assertLivesForThreeSeconds();
    watchdog.heard(0);
    assertLivesForThreeSeconds();
    assertThat(watchdog.pass(SECOND)).hasValue("did not answer for 3 s");
  }

  @Test
  void hearsHeartbeatsWithoutProgress() {
    watchdog.works(true);
    for (int beat = 0; beat < 5; beat++) {
      watchdog.heard(7);
      assertThat(hangs()).isFalse();
    }
    watchdog.heard(7);
    assertThat(watchdog.pass(SECOND)).hasValue("came no further for 5 s");
  }

  @Test
  void doesNotHangAsLongAsThereIsProgressOrNothingToDo() {
    for (int beat = 0; beat < 20; beat++) {
      watchdog.heard(beat);
      watchdog.works(true);
      assertThat(hangs()).isFalse();
    }
    watchdog.works(false);
    for (int beat = 0; beat < 20; beat++) {
      watchdog.heard(7);
      assertThat(hangs()).isFalse();
    }
  }

  @Test
  void waitsForACoordinatorThatHasNoTimeToRead() {
    watchdog.works(true);
    watchdog.heard(true);
    for (int i = 0; i < 20; i++) {
      assertThat(hangs()).isFalse();
    }
    watchdog.heard(false);
    assertLivesForThreeSeconds();
    assertThat(hangs()).isTrue();
  }
}
