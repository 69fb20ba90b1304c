package dev.ablate.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers worked out by hand, 4 bytes each. */
class TrialMemoryTest {
  private static final DataInfo IMAGES = Networks.classified(Shape.of(3, 8, 8), 10, 1000, 100, 100);
  private static final DataInfo SEQUENCES = Networks.classified(Shape.of(5, 6), 2, 1000, 100, 100);

  @ParameterizedTest
  @CsvSource({
    "SGD(lr = 0.1), 0",
    "'SGD(lr = 0.1, momentum = 0.9)', 1",
    "AdamW(), 2",
    "Adam(amsgrad = true), 3",
    "'RMSprop(centered = true, momentum = 0.5)', 3"
  })
  void anOptimizerKeepsTensorsAsLargeAsTheWeights(String optimizer, int slots) {
    Network network = Networks.of("Flatten Linear(classes)", IMAGES);
    TrialMemory memory = memory(network, IMAGES, "optimizer", optimizer, "batch_size", "50");
    long parameters = 192 * 10 + 10;
    assertThat(memory)
        .isEqualTo(
            new TrialMemory(4 * 2 * parameters, 4L * slots * parameters, 4 * 50 * (192 + 10)));
    assertThat(memory.total()).isEqualTo(memory.weights() + memory.state() + memory.activations());
  }

  @Test
  void aNormKeepsStatisticsAndASumItsResult() {
    Network network =
        Networks.of(
            "Conv2d(4, 3, padding = 1) BatchNorm2d residual { ReLU Dropout(0.5) }"
                + " parallel { { Identity } { ReLU } } Flatten Linear(classes)",
            IMAGES);
    TrialMemory memory = memory(network, IMAGES, "optimizer", "SGD(lr = 0.1)", "batch_size", "2");
    long parameters = (4 * 27 + 4) + 8 + (512 * 10 + 10);
    long map = 4 * 64;
    long convolutionAndNorm = 2 * map;
    long residual = map + 2 * map + map;
    long parallel = map + 2 * map;
    long each = 192 + convolutionAndNorm + residual + parallel + 10;
    assertThat(memory).isEqualTo(new TrialMemory(4 * (2 * parameters + 2 * 4), 0, 4 * 2 * each));
  }

  @Test
  void attentionAndGatesAreCountedInside() {
    assertThat(activations("MultiheadAttention(3)")).isEqualTo(30 + 30 + 4 * 30 + 3 * 25);
    assertThat(activations("TransformerEncoderLayer(2, dim_feedforward = 7, dropout = 0)"))
        .isEqualTo(30 + 30 + 4 * 30 + 2 * 25 + 5 * 30 + 2 * 5 * 7);
    assertThat(activations("LSTM(4)")).isEqualTo(30 + 20 + 6 * 20);
    assertThat(activations("GRU(4, num_layers = 2, bidirectional = true)"))
        .isEqualTo(30 + 40 + (2 * 4 + 1) * 40);
  }

  @Test
  void rowsAreThoseThatAreComputedTogether() {
    Network network = Networks.of("Flatten Linear(classes)", IMAGES);
    long row = 4 * (192 + 10);
    assertThat(memory(network, IMAGES, "batch_size", "100", "accumulate", "4").activations())
        .isEqualTo(25 * row);
    assertThat(memory(network, IMAGES, "batch_size", "5000").activations()).isEqualTo(1000 * row);
  }

  private static long activations(String layer) {
    Network network = Networks.chain(SEQUENCES.input(), layer);
    return memory(network, SEQUENCES, "batch_size", "1").activations() / 4;
  }

  private static TrialMemory memory(Network network, DataInfo data, String... written) {
    List<String> settings = new ArrayList<>(List.of(written));
    if (!settings.contains("optimizer")) {
      settings.addAll(List.of("optimizer", "AdamW()"));
    }
    return TrialMemory.of(Trials.settings(settings.toArray(String[]::new)), network, data);
  }
}
