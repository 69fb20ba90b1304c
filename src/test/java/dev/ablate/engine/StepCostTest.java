package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.Trial;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepCostTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);

  private static Trial trial(String batchSize) {
    return Trials.trial(
        Networks.of("Flatten Linear(9) ReLU Linear(classes)", DIGITS.info()),
        DIGITS.info(),
        Trials.settings("optimizer", "AdamW(lr = 0.1)", "batch_size", batchSize));
  }

  private static StepCost cost(Trial trial, int trials) {
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", t -> DIGITS, Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      return trainer.cost(Collections.nCopies(trials, trial));
    }
  }

  @Test
  void aFewTrialsTakeTimeAndFitIntoMemory() {
    for (int trials : List.of(1, 3)) {
      StepCost cost = cost(trial("4"), trials);
      assertThat(cost.seconds()).isPositive().isFinite();
      assertThat(cost.bytes()).isPositive().isLessThan(cost.limit());
    }
  }

  /** Here it has taken nothing. */
  @Test
  void whatLibtorchKeepsOfAGpuCanBeAskedBack() {
    cost(trial("4"), 1);
    assertThat(GpuMemory.fromNow(Device.gpu(0)).device()).isEqualTo(Device.gpu(0));
  }

  @Test
  void aBatchMayHaveMoreRowsThanThereAre() {
    assertThat(cost(trial("500"), 2).seconds()).isPositive().isFinite();
  }
}
