package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.catalog.Task;
import dev.ablate.data.Features;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.trial.Predictions.WorstRow;
import org.junit.jupiter.api.Test;

/** Losses of single rows; expected values by PyTorch's functional losses. */
class JudgeTest {
  private static final double SMALL = 1e-6;

  @Test
  void aClassIsTheFirstLargestOutputAndItsLossCrossEntropy() {
    Judge judge = judge(Task.CLASSES, new Targets.Classes(new int[] {2, 1}));

    WorstRow wrong = judge.judge(0, new float[] {3, 1, 0.5f});
    assertThat(wrong.target()).containsExactly(2.0);
    assertThat(wrong.predicted()).containsExactly(0.0);
    assertThat(wrong.loss()).isCloseTo(2.6967341, within(SMALL));

    WorstRow far = judge.judge(1, new float[] {1e30f, 1e30f, -1e30f});
    assertThat(far.predicted()).containsExactly(0.0);
    assertThat(far.loss()).isCloseTo(Math.log(2), within(SMALL));
  }

  @Test
  void labelsGetTheirProbabilitiesAndTheMeanBinaryCrossEntropy() {
    Judge judge = judge(Task.LABELS, new Targets.Numbers(new float[] {0, 1, 1, 0}, 2));

    WorstRow row = judge.judge(1, new float[] {-1, 2});
    assertThat(row.target()).containsExactly(1.0, 0.0);
    assertThat(row.predicted().get(0)).isCloseTo(0.2689414, within(SMALL));
    assertThat(row.predicted().get(1)).isCloseTo(0.8807971, within(SMALL));
    assertThat(row.loss()).isCloseTo((1.3132617 + 2.1269280) / 2, within(SMALL));
    assertThat(judge.judge(0, new float[] {-2000, 2000}).loss()).isZero();
  }

  @Test
  void numbersGetTheMeanSquaredError() {
    Judge judge = judge(Task.NUMBERS, new Targets.Numbers(new float[] {1, 5}, 2));

    WorstRow row = judge.judge(0, new float[] {2, 2});
    assertThat(row.target()).containsExactly(1.0, 5.0);
    assertThat(row.predicted()).containsExactly(2.0, 2.0);
    assertThat(row.loss()).isEqualTo(5);
  }

  private static Judge judge(Task task, Targets targets) {
    return new Judge(task, new Split(new Features.Floats(new float[targets.rows()]), targets));
  }
}
