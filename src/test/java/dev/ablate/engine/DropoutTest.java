package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dropout draws for each seed, drops by each trial's probability, and rests in evaluation. */
class DropoutTest {
  private static final int BATCH = 40;
  private static final List<Double> PROBABILITIES = List.of(0.0, 0.3, 0.6, 1.0, 0.3);

  /** The last trial has a seed of its own. */
  private static final long[] PICK = {0, 0, 0, 0, 1};

  @ParameterizedTest
  @ValueSource(strings = {"Dropout(P) Flatten", "MaxPool2d(1) Dropout(P) Flatten"})
  void dropsAndScalesByTrial(String layers) {
    float[][] out = run(layers, true);
    for (int trial = 0; trial < out.length; trial++) {
      double p = PROBABILITIES.get(trial);
      float kept = (float) (1 / (1 - p));
      assertThat(dropped(out[trial])).isCloseTo(p, within(0.02));
      for (float value : out[trial]) {
        assertThat(value == 0 || Math.abs(value - kept) < 1e-6).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dropout(P) Flatten", "MaxPool2d(1) Dropout(P) Flatten"})
  void trialsOfOneSeedShareTheDraw(String layers) {
    float[][] out = run(layers, true);
    for (int i = 0; i < out[1].length; i++) {
      if (out[1][i] == 0) {
        assertThat(out[2][i]).as("dropped at 0.3, so at 0.6 too").isZero();
      }
    }
    assertThat(out[4]).isNotEqualTo(out[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dropout(P) Flatten", "MaxPool2d(1) Dropout(P) Flatten"})
  void evaluationDropsNothing(String layers) {
    for (float[] trial : run(layers, false)) {
      assertThat(dropped(trial)).isZero();
    }
  }

  private static double dropped(float[] values) {
    int zeros = 0;
    for (float value : values) {
      zeros += value == 0 ? 1 : 0;
    }
    return (double) zeros / values.length;
  }

  /** Ones through the network: an array of numbers for each trial. */
  private static float[][] run(String layers, boolean training) {
    Shape image = Shape.of(3, 6, 5);
    List<Network> networks =
        PROBABILITIES.stream()
            .map(p -> layers.replace("P)", p + ")"))
            .map(text -> Networks.of(text, Networks.classified(image, 90, 9, 0, 0)))
            .toList();
    Settings settings = Trials.settings("optimizer", "SGD()", "batch_size", "1");
    int trials = networks.size();
    try (Probe probe = new Probe(Design.of(networks.get(0), List.of(settings), false, false))) {
      NDArray pick = probe.tensor(PICK, trials);
      NDArray seeds = probe.tensor(new long[] {11, 22}, 2);
      NDArray uniform = probe.uniform(seeds, pick, BATCH);
      float[] ones = new float[BATCH * 90];
      Arrays.fill(ones, 1);
      NDArray c =
          probe.constants(networks.stream().map(n -> Program.constants(settings, n)).toList());
      NDArray weights = probe.tensor(new float[0], trials, 0);
      NDArray out =
          probe
              .call(
                  "probe_model",
                  List.of(
                      probe.tensor(ones, 1, BATCH, 3, 6, 5),
                      probe.tensor(new float[] {1}, 1),
                      c,
                      uniform,
                      probe.tensor(new long[] {training ? 1 : 0})),
                  new NDList(weights))
              .get(0);
      return Stream.iterate(0, i -> i < trials, i -> i + 1)
          .map(i -> out.get(i).toFloatArray())
          .toArray(float[][]::new);
    }
  }
}
