package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.program.Design;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Under {@code momentum = none} running statistics are means over all batches of a trial. */
class RunningAverageTest {
  private static final Network NETWORK =
      Networks.layer("BatchNorm1d(momentum = none)", Shape.of(1));
  private static final float[] MEANS = {4, 1, -2};

  @Test
  void everyBatchWeighsTheSame() {
    try (Probe probe = new Probe(design())) {
      NDList state = state(probe, 0, 0);
      for (float mean : MEANS) {
        train(probe, state, mean, 1);
      }
      assertThat(state.get(1).toFloatArray()).containsExactly(new float[] {1, 1}, within(1e-6f));
      assertThat(state.get(2).toFloatArray()).containsExactly(new float[] {2, 2}, within(1e-6f));
      assertThat(state.get(3).toFloatArray()).containsExactly(3, 3);
    }
  }

  @Test
  void aTrialThatJoinsLaterCountsItsOwnBatches() {
    try (Probe probe = new Probe(design())) {
      NDList state = state(probe, 0, 9);
      train(probe, state, 5, 1);
      assertThat(state.get(1).toFloatArray()).containsExactly(new float[] {5, 0.5f}, within(1e-6f));
      assertThat(state.get(2).toFloatArray()).containsExactly(new float[] {2, 1.1f}, within(1e-6f));
    }
  }

  @Test
  void evaluationTakesThemAndChangesNothing() {
    try (Probe probe = new Probe(design())) {
      NDList state = state(probe, 0, 0);
      train(probe, state, 3, 1);
      NDArray evaluated = train(probe, state, 3, 0);
      assertThat(evaluated.toFloatArray()[0]).isCloseTo((float) (-1 / Math.sqrt(2)), within(1e-4f));
      assertThat(state.get(3).toFloatArray()).containsExactly(1, 1);
    }
  }

  private static Design design() {
    return Design.of(
        NETWORK, List.of(Trials.settings("optimizer", "SGD()", "batch_size", "1")), false, true);
  }

  /** Of two trials that have seen so many batches. */
  private static NDList state(Probe probe, float first, float second) {
    return new NDList(
        probe.tensor(new float[] {1, 0, 1, 0}, 2, 2),
        probe.tensor(new float[] {0, 0}, 2, 1),
        probe.tensor(new float[] {1, 1}, 2, 1),
        probe.tensor(new float[] {first, second}, 2, 1));
  }

  /** A batch of two examples, one on each side of a mean: its unbiased variance is 2. */
  private static NDArray train(Probe probe, NDList state, float mean, long training) {
    NDArray batch = probe.tensor(new float[] {mean - 1, mean + 1, mean - 1, mean + 1}, 2, 2, 1);
    NDArray none = probe.tensor(new float[2], 2, 1);
    NDArray flag = probe.tensor(new long[] {training});
    return probe.call("probe_model", List.of(batch, batch, none, none, flag), state).get(0);
  }
}
