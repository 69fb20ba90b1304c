package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.WorkerLostException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthSearchTest {
  private static final long MANY_UPDATES = 10_000_000;
  private static final OptionalInt ALL_FIT = OptionalInt.empty();

  private final PretendTrainer trainer = new PretendTrainer();
  private int patience = Integer.MAX_VALUE;
  private double clock;

  private Optional<WidthSearch.Found> find(int trials, long updates) {
    List<Trial> waiting = LongStream.rangeClosed(1, trials).mapToObj(SampleTrials::trial).toList();
    return new WidthSearch(
            trainer,
            () -> (long) (clock * TimeUnit.SECONDS.toNanos(1)),
            () -> trainer.costed.size() >= patience,
            waiting,
            updates)
        .find();
  }

  private WidthSearch.Found find(int trials) {
    return find(trials, MANY_UPDATES).orElseThrow();
  }

  /** A trainer that makes so many updates a second, by the width. */
  private void rates(IntToDoubleFunction rate) {
    trainer.costs = width -> new StepCost(width / rate.applyAsDouble(width), 0, 1);
  }

  private List<Integer> widths() {
    return trainer.costed.stream().distinct().toList();
  }

  @Test
  void takesTheNarrowestOfThoseThatAreNearlyTheBest() {
    rates(width -> 1000 * Math.min(width, 24));
    assertThat(find(500).width()).isEqualTo(32);
    assertThat(widths()).containsExactly(1, 2, 4, 8, 16, 32, 64, 128);
    rates(width -> width == 64 ? 1029 : Math.min(1000, 100 * width));
    assertThat(find(64).width()).isEqualTo(16);
  }

  @Test
  void trainsOneByOneWhereArraysDoNotPay() {
    rates(width -> 1000 + width);
    assertThat(find(64).width()).isEqualTo(1);
    rates(width -> 1000.0 / width);
    assertThat(find(64).width()).isEqualTo(1);
    assertThat(widths()).containsExactly(1, 2, 4);
  }

  @Test
  void goesBackFromWhereItIsSlower() {
    rates(width -> width <= 8 ? 1000 * width : 3000);
    assertThat(find(512).width()).isEqualTo(8);
    assertThat(widths()).containsExactly(1, 2, 4, 8, 16, 32);
  }

  @Test
  void measuresNoMoreThanWait() {
    rates(width -> 1000 * width);
    WidthSearch.Found found = find(6);
    assertThat(found.width()).isEqualTo(6);
    assertThat(found.costs()).extracting(ArrayWidth.Cost::width).containsExactly(1, 2, 4, 6);
    assertThat(found.tooWide()).isEqualTo(ALL_FIT);
    assertThat(find(1).width()).isEqualTo(1);
  }

  @Test
  void measuresAgainWhatMayHaveBeenDisturbed() {
    rates(width -> width == 8 && trainer.costed.size() < 6 ? 3900 : 1000 * Math.min(width, 8));
    assertThat(find(8).width()).isEqualTo(8);
    assertThat(find(8).costs().get(3).rate()).isEqualTo(8000);
  }

  @ParameterizedTest
  @CsvSource({"16, 8", "2, 1", "1, 1"})
  void stopsWhereMemoryEnds(int tooWide, int best) {
    trainer.costs =
        width -> {
          if (width >= tooWide) {
            throw new MemoryException("out of memory", new OutOfMemoryError());
          }
          return new StepCost(1, 0, 1);
        };
    assertThat(find(64).width()).isEqualTo(best);
    assertThat(find(64).tooWide()).hasValue(tooWide);
  }

  @Test
  void makesNoUpdatesThatWouldTakeMoreMemoryThanThereIs() {
    trainer.costs = width -> new StepCost(1, 100 + 10L * width, 259);
    assertThat(find(64).width()).isEqualTo(8);
    assertThat(find(64).tooWide()).hasValue(16);
    assertThat(widths()).containsExactly(1, 2, 4, 8);
  }

  @Test
  void aLostWorkerIsMemoryThatEnded() {
    trainer.costs =
        width -> {
          if (width == 8) {
            throw new WorkerLostException("the worker was ended by signal 9");
          }
          return new StepCost(1, 0, 1);
        };
    assertThat(find(64).width()).isEqualTo(4);
    assertThat(find(64).tooWide()).hasValue(8);
  }

  @Test
  void leavesToTrainingWhatCannotBeTrained() {
    trainer.costs =
        width -> {
          throw new WorkerLostException("the worker was ended by signal 11");
        };
    assertThat(find(64, MANY_UPDATES)).isEmpty();
    trainer.costs =
        width -> {
          throw new SweepFailure(SweepFailure.Kind.DEVICE, "gone", new IllegalStateException());
        };
    assertThatThrownBy(() -> find(64)).isInstanceOf(SweepFailure.class);
  }

  @Test
  void measuresNothingWhereThereIsLittleToTrain() {
    assertThat(find(64, 1000)).isEmpty();
    assertThat(trainer.costed).isEmpty();
  }

  @Test
  void givesUpWhereAStopIsAskedFor() {
    rates(width -> 1000 * width);
    patience = 3;
    assertThat(find(64, MANY_UPDATES)).isEmpty();
    assertThat(trainer.costed).containsExactly(1, 2, 4);
  }

  @Test
  void givesUpWhereMeasuringTakesTooLong() {
    trainer.costs =
        width -> {
          clock += 0.2;
          return new StepCost(0.0001, 0, 1);
        };
    assertThat(find(64, 1_000_000)).isEmpty();
    assertThat(trainer.costed).hasSizeLessThan(5);
    assertThat(clock).isLessThan(0.01 * 1_000_000 * 0.0001);
  }
}
