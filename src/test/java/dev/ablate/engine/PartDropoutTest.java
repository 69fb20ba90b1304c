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
import org.junit.jupiter.api.Test;

/** What dropout within a layer does to an example [2, 4], given the uniform numbers. */
class PartDropoutTest {
  private static final String ATTENTION = "MultiheadAttention(2, dropout = 0.5, bias = false)";
  private static final String ENCODER = "TransformerEncoderLayer(1, 3, 0.5)";

  /** Two heads with two weights of attention for each of two places. */
  private static final int OF_ATTENTION = 2 * 2 * 2;

  /** Attention, behind it, between the linear layers and behind them. */
  private static final int OF_ENCODER = 4 + 8 + 6 + 8;

  @Test
  void attentionIsScaledWhereNothingIsDropped() {
    float[] evaluated = run(ATTENTION, OF_ATTENTION, 0, false);
    float[] kept = run(ATTENTION, OF_ATTENTION, 0.9f, true);
    for (int i = 0; i < kept.length; i++) {
      assertThat(kept[i]).isCloseTo(2 * evaluated[i], within(1e-5f));
    }
  }

  @Test
  void attentionGivesNothingWhereAllIsDropped() {
    assertThat(run(ATTENTION, OF_ATTENTION, 0, true)).containsOnly(0);
  }

  @Test
  void anEncoderLayerOnlyNormalisesWhereAllIsDropped() {
    float[] dropped = run(ENCODER, OF_ENCODER, 0, true);
    float[] normalised = run("LayerNorm()", 0, 0, true);
    for (int i = 0; i < dropped.length; i++) {
      assertThat(dropped[i]).isCloseTo(normalised[i], within(1e-4f));
    }
    assertThat(run(ENCODER, OF_ENCODER, 0.9f, true)).isNotEqualTo(dropped);
  }

  @Test
  void aRecurrentLayerDropsBetweenItsLayersOnly() {
    float[] evaluated = run("LSTM(4, 2, bias = false, dropout = 0.5)", 8, 0, false);
    assertThat(evaluated).doesNotContain(0);
    assertThat(run("LSTM(4, 2, bias = false, dropout = 0.5)", 8, 0, true)).containsOnly(0);
    assertThat(run("LSTM(4, 2, bias = false, dropout = 0.5)", 8, 0.9f, true))
        .doesNotContain(0)
        .isNotEqualTo(evaluated);
    assertThat(run("GRU(4, dropout = 0.5)", 0, 0, true)).doesNotContain(0);
  }

  /** The output; weights of normalisations are 1 and 0, the others differ. */
  private static float[] run(String layer, int numbers, float uniform, boolean training) {
    Network network = Networks.layer(layer, Shape.of(2, 4));
    Settings settings = Trials.settings("optimizer", "SGD()", "batch_size", "1");
    float[] drawn = new float[Math.max(1, numbers)];
    Arrays.fill(drawn, uniform);
    try (Probe probe = new Probe(Design.of(network, List.of(settings), false, false))) {
      NDArray x = probe.tensor(new float[] {1, -2, 0.5f, 3, 2, 0, -1, 0.3f}, 1, 1, 2, 4);
      NDArray weights = probe.tensor(weights(network), 1, network.parameters());
      return probe
          .call(
              "probe_model",
              List.of(
                  x,
                  x,
                  probe.constants(List.of(Program.constants(settings, network))),
                  probe.tensor(drawn, 1, 1, drawn.length),
                  probe.tensor(new long[] {training ? 1 : 0})),
              new NDList(weights))
          .get(0)
          .toFloatArray();
    }
  }

  private static float[] weights(Network network) {
    float[] all = new float[(int) network.parameters()];
    int next = 0;
    for (var weight : network.layers().get(0).weights()) {
      for (int i = 0; i < weight.shape().count(); i++) {
        boolean scale = weight.name().endsWith("weight") && weight.shape().rank() == 1;
        boolean shift = weight.name().endsWith("bias");
        all[next] = scale ? 1 : shift ? 0 : (float) Math.sin(next);
        next++;
      }
    }
    return all;
  }
}
