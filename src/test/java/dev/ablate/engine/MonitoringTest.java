package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What epochs log of gradients and weights, with one update an epoch, by a rule without state. */
class MonitoringTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final double LR = 0.5;
  private static final double CLIP = 0.01;

  @Test
  void anUpdateMovesTheWeightsByTheRateTimesTheGradient() {
    TrialRecord record = train("none");
    assertThat(moved(record)).isCloseTo(LR * last(record, "grad_norm"), withinPercentage(0.01));
  }

  @Test
  void theNormOfTheGradientIsTakenBeforeClipping() {
    TrialRecord record = train(Double.toString(CLIP));
    assertThat(last(record, "grad_norm")).isGreaterThan(2 * CLIP);
    assertThat(moved(record)).isCloseTo(LR * CLIP, withinPercentage(0.1));
  }

  @Test
  void monitorsAreNoneOfATrialsMetrics() {
    assertThat(train("none").metrics()).doesNotContainKeys("grad_norm", "param_norm");
  }

  /** How far the second epoch's update went. */
  private static double moved(TrialRecord record) {
    return last(record, "update_ratio") * logged(record.epochs().get(0), "param_norm");
  }

  private static double last(TrialRecord record, String monitor) {
    return logged(record.epochs().get(1), monitor);
  }

  private static double logged(EpochRecord epoch, String monitor) {
    return Optional.ofNullable(epoch.metrics().get(monitor)).orElseThrow();
  }

  private static TrialRecord train(String clip) {
    Trial trial =
        Trials.trial(
            Networks.of("Flatten Linear(16) ReLU Linear(classes)", DIGITS.info()),
            DIGITS.info(),
            Trials.settings(
                "optimizer",
                "SGD(lr = " + LR + ")",
                "batch_size",
                "203",
                "epochs",
                "2",
                "clip_grad_norm",
                clip));
    return Recorder.train(DIGITS, List.of(trial)).get(0);
  }
}
