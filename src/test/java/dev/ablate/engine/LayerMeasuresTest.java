package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.Networks;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.experiment.Network;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NamedTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerMeasuresTest {
  private static final DataInfo INFO = Networks.classified(Shape.of(2), 2, 3, 0, 0);

  /** Rows that are 1, -2; 0, 4; 5, 6 once they are normalised; the last is not looked at. */
  private static DataSet rows() {
    Split train =
        new Split(
            new Features.Floats(new float[] {3, -1, 1, 5, 11, 7}),
            new Targets.Classes(new int[] {0, 1, 0}));
    Split none = new Split(new Features.Floats(new float[0]), new Targets.Classes(new int[0]));
    return new DataSet(
        INFO, new Normalization(List.of(1.0, 1.0), List.of(2.0, 1.0)), train, none, none);
  }

  private static Checkpoint weights() {
    return new Checkpoint(
        List.of(
            new NamedTensor("1.body.0.weight", Shape.of(2, 2), new float[] {1, 0, 0, 2}),
            new NamedTensor("1.body.0.bias", Shape.of(2), new float[] {0, 0}),
            new NamedTensor("2.branches.0.0.weight", Shape.of(1, 2), new float[] {1, 1}),
            new NamedTensor("2.branches.1.0.weight", Shape.of(1, 2), new float[] {0, 1})));
  }

  @Test
  void seesWhatEveryLayerGives() {
    Network network =
        Networks.of(
            "ReLU residual { Linear(2) }"
                + " parallel { { Linear(1, bias = false) } { Linear(1, bias = false) } } Identity",
            INFO);
    List<LayerMeasure> measures = LayerMeasures.of(network, weights(), rows(), 2, "cpu");
    assertThat(measures)
        .extracting(LayerMeasure::path)
        .containsExactly("0", "1.body.0", "2.branches.0.0", "2.branches.1.0", "3");
    // ReLU gives 1, 0; 0, 4, the body 1, 0; 0, 8, the residual 2, 0; 0, 12, the branches the rest.
    compare(measures.get(0), 1.25, Math.sqrt(2.6875), 0.5);
    compare(measures.get(1), 2.25, Math.sqrt(65 / 4.0 - 2.25 * 2.25), 0.5);
    compare(measures.get(2), 7, 5, 0);
    compare(measures.get(3), 6, 6, 0.5);
    compare(measures.get(4), 6.5, Math.sqrt((4 + 0 + 144 + 144) / 4.0 - 6.5 * 6.5), 0.25);
    assertThat(measures.stream().mapToDouble(LayerMeasure::timeShare).sum())
        .isCloseTo(1, within(1e-9));
  }

  private static void compare(LayerMeasure measure, double mean, double deviation, double zeros) {
    assertThat(measure.mean()).as(measure.path()).isCloseTo(mean, within(1e-6));
    assertThat(measure.deviation()).as(measure.path()).isCloseTo(deviation, within(1e-6));
    assertThat(measure.zeros()).as(measure.path()).isEqualTo(zeros);
  }
}
