package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.trial.Trial;
import org.junit.jupiter.api.Test;

class TrainingStepsTest {
  private static final DataInfo DATA = new DataInfo(Shape.of(2), Task.CLASSES, 2, 20, 4, 4, "a");

  private final Counter counter = new Counter();
  private final TrainingSteps steps = new TrainingSteps(counter);

  /** Counts down. */
  private static final class Counter implements Progress {
    private long done;
    private long left;

    @Override
    public void advance(long amount) {
      done += amount;
      left -= amount;
    }

    @Override
    public void shorten(long amount) {
      left -= amount;
    }

    @Override
    public void say(String message) {}

    @Override
    public void close() {}
  }

  @Test
  void nothingIsLeftOfTrialsThatEndedEarlyOrNeverBegan() {
    Trial whole = trial("0.1");
    Trial early = trial("0.2");
    Trial failed = trial("0.3");
    counter.left = whole.steps() + early.steps() + failed.steps();
    steps.made(whole, 5);
    steps.made(early, 4);
    steps.ended(early);
    assertThat(counter.left).isEqualTo(5 + 10);
    steps.made(whole, 5);
    steps.ended(whole);
    steps.ended(failed);
    assertThat(counter.left).isZero();
    assertThat(counter.done).isEqualTo(14);
  }

  @Test
  void anotherAttemptHasAllStepsToMake() {
    Trial trial = trial("0.1");
    counter.left = trial.steps();
    steps.started(trial, 0);
    steps.made(trial, 4);
    steps.started(trial, 0);
    assertThat(counter.left).isEqualTo(10);
    steps.made(trial, 10);
    steps.ended(trial);
    assertThat(counter.left).isZero();
  }

  @Test
  void anAttemptThatGoesOnHasTheRestToMake() {
    Trial trial = trial("0.1");
    counter.left = trial.steps();
    steps.started(trial, 6);
    assertThat(counter.left).isEqualTo(4);
    steps.made(trial, 1);
    steps.started(trial, 0);
    assertThat(counter.left).isEqualTo(10);
    steps.made(trial, 10);
    steps.ended(trial);
    assertThat(counter.left).isZero();
  }

  /** A trial of 10 steps. */
  private static Trial trial(String lr) {
    return Trials.trial(
        Networks.of("Linear(classes)", DATA),
        DATA,
        Trials.settings("optimizer", "SGD(lr = " + lr + ")", "batch_size", "4", "epochs", "2"));
  }
}
