package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.Specs;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.data.DataSources;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of tokens from a file train through an embedding. */
class EmbeddingTest {
  private static final int LENGTH = 7;
  private static final int TOKENS = 12;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Embedding(12, 8) LSTM(16) Flatten Linear(classes)",
        "Embedding(12, 8, padding_idx = 0) TransformerEncoderLayer(2, 16, dropout = 0) Flatten"
            + " Linear(classes)",
        "Reshape([7, 1]) Identity Embedding(12, 8) Flatten Linear(16) ReLU Linear(classes)",
      })
  void learnsWhichTokensMatter(String layers) throws IOException {
    DataSet data = sentences();
    List<TrialRecord> records = Recorder.train(data, List.of(trial(layers, data, "1", "12")));
    assertThat(records.get(0).metrics().get("val_accuracy")).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Embedding(12, 8)",
        "Embedding(12, 8, max_norm = 1.5, scale_grad_by_freq = true)",
      })
  void isTheSameBitForBitAloneAndInAnArray(String embedding) throws IOException {
    DataSet data = sentences();
    List<Trial> trials =
        Stream.of("1", "2", "3")
            .map(seed -> trial(embedding + " Flatten Linear(classes)", data, seed, "2"))
            .toList();
    List<TrialRecord> together = Recorder.train(data, trials);
    for (int i = 0; i < trials.size(); i++) {
      TrialRecord alone = Recorder.train(data, trials.subList(i, i + 1)).get(0);
      assertThat(together.get(i).epochs())
          .extracting(EpochRecord::metrics)
          .isEqualTo(alone.epochs().stream().map(EpochRecord::metrics).toList());
    }
  }

  @Test
  void vectorsInUseAreShortened() {
    Network network = Networks.layer("Embedding(3, 2, max_norm = 5, norm_type = 1)", Shape.of(2));
    Settings settings = Trials.settings("optimizer", "SGD()", "batch_size", "1");
    try (Probe probe = new Probe(Design.of(network, List.of(settings), false, true))) {
      NDArray weights = probe.tensor(new float[] {6, -4, 1, 1, 9, 9, 6, -4, 1, 1, 9, 9}, 2, 6);
      NDArray indices = probe.tensor(new float[] {0, 1, 2, 2}, 2, 1, 2);
      NDArray none = probe.tensor(new float[2], 2, 1);
      NDArray evaluates = probe.tensor(new long[] {0});
      NDList given = new NDList(indices, none, none, evaluates);
      probe.call("probe_outputs", given, new NDList(weights));
      assertThat(weights.toFloatArray())
          .containsExactly(new float[] {3, -2, 1, 1, 9, 9, 6, -4, 1, 1, 2.5f, 2.5f}, within(1e-5f));
    }
  }

  @Test
  void vectorsStartNormalAndThatOfThePaddingAtZero() {
    Network network = Networks.layer("Embedding(1000, 4, padding_idx = -2)", Shape.of(3));
    FloatBuffer drawn = FloatBuffer.allocate(4000);
    InitialWeights.draw(network, 1, drawn);
    float[] weights = drawn.array();
    assertThat(IntStream.range(0, 4000).filter(i -> weights[i] == 0))
        .containsExactly(3992, 3993, 3994, 3995);
    double squares = IntStream.range(0, 4000).mapToDouble(i -> weights[i] * weights[i]).sum();
    assertThat(squares / 4000).isBetween(0.93, 1.07);
  }

  /** A sentence is of class "many" where four tokens or more are of a set that has no order. */
  private DataSet sentences() throws IOException {
    Random random = new Random(5);
    String rows =
        IntStream.range(0, 600)
            .mapToObj(i -> random.ints(LENGTH, 0, TOKENS).boxed().toList())
            .map(EmbeddingTest::row)
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("sentences.csv"), rows);
    String csv = "Csv(\"sentences.csv\", target = 7, normalize = none)";
    return new DataSources(folder).open(Specs.instance(csv), Task.CLASSES).load();
  }

  private static String row(List<Integer> tokens) {
    boolean many = tokens.stream().filter(List.of(1, 4, 6, 7, 9, 11)::contains).count() > 3;
    return tokens.stream().map(String::valueOf).collect(Collectors.joining(","))
        + (many ? ",many" : ",few");
  }

  private static Trial trial(String layers, DataSet data, String seed, String epochs) {
    return Trials.trial(
        Networks.of(layers, data.info()),
        data.info(),
        Trials.settings(
            "optimizer", "AdamW(lr = 0.02)", "batch_size", "32", "epochs", epochs, "seed", seed));
  }
}
