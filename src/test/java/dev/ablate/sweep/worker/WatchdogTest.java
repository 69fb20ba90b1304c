package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a worker is taken to hang. */
class WatchdogTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Watchdog watchdog =
      new Watchdog(
          new WorkerLimits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(50)));

  private int processor;

  private static Content.Beat beat(long progress, long processor) {
    return new Content.Beat(progress, processor, 0);
  }

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
    watchdog.heard(beat(0, 0));
    assertLivesForThreeSeconds();
    assertThat(watchdog.pass(SECOND)).hasValue("did not answer for 3 s");
  }

  @Test
  void hearsHeartbeatsWithoutProgress() {
    watchdog.works(true);
    for (int beat = 0; beat < 5; beat++) {
      watchdog.heard(beat(7, 0));
      assertThat(hangs()).isFalse();
    }
    watchdog.heard(beat(7, 0));
    assertThat(watchdog.pass(SECOND)).hasValue("came no further for 5 s");
  }

  @Test
  void doesNotHangAsLongAsThereIsProgressOrNothingToDo() {
    for (int beat = 0; beat < 20; beat++) {
      watchdog.heard(beat(beat, 0));
      watchdog.works(true);
      assertThat(hangs()).isFalse();
    }
    watchdog.works(false);
    for (int beat = 0; beat < 20; beat++) {
      watchdog.heard(beat(7, 0));
      assertThat(hangs()).isFalse();
    }
  }

  /** Beats that each tell more processor time; gives whether it hangs after the last. */
  private boolean hangsAfter(int beats, int milliseconds) {
    boolean hangs = false;
    for (int beat = 1; beat <= beats; beat++) {
      processor += milliseconds;
      watchdog.heard(beat(0, processor));
      hangs = hangs();
    }
    return hangs;
  }

  @Test
  void doesNotHangAsLongAsItComputesBeforeItTrains() {
    watchdog.works(true);
    assertThat(hangsAfter(20, 800)).isFalse();
    assertThat(hangsAfter(4, 20)).isFalse();
    assertThat(hangsAfter(1, 20)).isTrue();
  }

  @Test
  void doesNotHangAsLongAsItsDiskIsAtWork() {
    watchdog.works(true);
    for (int beat = 1; beat <= 20; beat++) {
      watchdog.heard(new Content.Beat(0, 0, beat));
      assertThat(hangs()).isFalse();
    }
    assertThat(hangsAfter(5, 20)).isFalse();
    assertThat(hangsAfter(1, 20)).isTrue();
  }

  @Test
  void hangsWhereItComputesForAVeryLongTimeWithoutAnAnswer() {
    watchdog.works(true);
    assertThat(hangsAfter(50, 800)).isFalse();
    watchdog.heard(true);
    watchdog.heard(false);
    assertThat(hangsAfter(50, 800)).isFalse();
    watchdog.heard(beat(0, processor + 800));
    assertThat(watchdog.pass(SECOND)).hasValue("computed for 50 s without a result");
    watchdog.excused();
    assertThat(hangsAfter(50, 800)).isFalse();
  }

  @Test
  void aHeartbeatTellsHowMuchTheProcessHasComputed() {
    assertThat(Content.Beat.now(7).progress()).isEqualTo(7);
    assertThat(Content.Beat.now(7).processor()).isPositive();
  }

  @Test
  void comesNoFurtherThoughItComputesWhereItHasTrained() {
    watchdog.works(true);
    watchdog.trained();
    assertThat(hangsAfter(5, 800)).isFalse();
    assertThat(hangsAfter(1, 800)).isTrue();
    watchdog.works(true);
    assertThat(hangsAfter(20, 800)).isFalse();
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
