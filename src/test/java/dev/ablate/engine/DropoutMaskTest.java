package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers dropout keeps, given the uniform numbers, with a probability of each trial's. */
class DropoutMaskTest {
  private static final float[] ONES = {1, 1, 1, 1, 1, 1, 1, 1};

  @ParameterizedTest
  @ValueSource(strings = {"Identity()", "MaxPool2d(1)"})
  void wholeChannelsAreDropped(String before) {
    float[] uniform = {0.3f, 0.1f, 0.7f, 0.4f};
    assertThat(train(before + " Dropout2d(0.5)", before + " Dropout2d(0.2)", uniform))
        .containsExactly(
            new float[] {0, 0, 0, 0, 2, 2, 0, 0},
            new float[] {1.25f, 1.25f, 0, 0, 1.25f, 1.25f, 1.25f, 1.25f});
  }

  @ParameterizedTest
  @ValueSource(strings = {"Identity()", "MaxPool2d(1)"})
  void numbersAreDroppedOneByOne(String before) {
    float[] uniform = {0.6f, 0.6f, 0.6f, 0.6f, 0.1f, 0.1f, 0.1f, 0.1f};
    assertThat(train(before + " Dropout(0.5)", before + " Dropout(0.0)", uniform))
        .containsExactly(new float[] {2, 2, 2, 2, 0, 0, 0, 0}, ONES);
  }

  /** What two trials make of two images of ones: {@code [2, 2, 1]} each. */
  private static List<float[]> train(String one, String two, float[] uniform) {
    List<Network> networks = List.of(network(one), network(two));
    Settings settings = Trials.settings("optimizer", "SGD()", "batch_size", "2");
    try (Probe probe = new Probe(Design.of(networks.get(0), List.of(settings), false, false))) {
      List<List<Double>> constants =
          networks.stream().map(network -> Program.constants(settings, network)).toList();
      NDArray ones = probe.tensor(ONES, 1, 2, 2, 2, 1);
      NDArray out =
          probe
              .call(
                  "probe_model",
                  List.of(
                      ones,
                      ones,
                      probe.constants(constants),
                      probe.tensor(uniform, 1, 2, uniform.length / 2),
                      probe.tensor(new long[] {1})),
                  new NDList(probe.tensor(new float[2], 2, 0)))
              .get(0);
      return List.of(out.get(0).toFloatArray(), out.get(1).toFloatArray());
    }
  }

  private static Network network(String layers) {
    return Networks.chain(Shape.of(2, 2, 1), layers.split(" "));
  }
}
