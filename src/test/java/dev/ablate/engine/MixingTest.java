package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MixUp and CutMix: what is drawn, what becomes of images, and what of losses. */
class MixingTest {
  private static final int LAMBDA = 1;
  private static final int BLEND = 2;

  @Test
  void blendsWithThePartner() {
    try (Augmented augmented = Augmented.of("[MixUp()]", 1, 1, 2)) {
      float[] blended =
          augmented.apply(
              new float[] {0, 1, 10, 11, 20, 21},
              new float[] {2, 0.75f, 0.75f, 0, 0, 0, 0},
              new float[] {1, 0.75f, 0.75f, 0, 0, 0, 0},
              new float[] {0, 0.75f, 0.75f, 0, 0, 0, 0});
      assertThat(blended).containsExactly(5, 6, 10, 11, 15, 16);
    }
  }

  @Test
  void cutsARectangleOfThePartner() {
    try (Augmented augmented = Augmented.of("[CutMix()]", 1, 2, 3)) {
      float[] cut =
          augmented.apply(
              new float[] {1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6},
              new float[] {1, 0.5f, 1, 0, 1, 2, 2},
              new float[] {0, 0.5f, 1, 0, 1, 2, 2});
      assertThat(cut).containsExactly(1, -2, 3, 4, -5, 6, -1, 2, -3, -4, 5, -6);
    }
  }

  @Test
  void aBatchHasOneShareAndAPermutationOfPartners() {
    try (Augmented augmented = Augmented.of("[MixUp(alpha = 0.2)]", 1, 4, 4)) {
      List<float[]> draws = augmented.draws(3, 20);
      assertThat(draws)
          .extracting(row -> (int) row[0])
          .containsExactlyInAnyOrderElementsOf(upTo(20));
      assertThat(draws).extracting(row -> row[LAMBDA]).containsOnly(draws.get(0)[BLEND]);
    }
  }

  @Test
  void theShareOfALabelIsTheAreaThatIsLeft() {
    try (Augmented augmented = Augmented.of("[CutMix()]", 1, 10, 20)) {
      for (float[] row : firsts(augmented, 300)) {
        float covered = (row[5] - row[3]) * (row[6] - row[4]) / 200;
        assertThat(row[LAMBDA]).isCloseTo(1 - covered, within(1e-6f)).isBetween(0f, 1f);
        assertThat(row[BLEND]).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 5})
  void sharesAreFromABetaDistribution(double alpha) {
    try (Augmented augmented = Augmented.of("[MixUp(alpha = " + alpha + ")]", 1, 2, 2)) {
      List<float[]> rows = firsts(augmented, 3000);
      double mean = rows.stream().mapToDouble(row -> row[LAMBDA]).average().orElseThrow();
      double square =
          rows.stream().mapToDouble(row -> Math.pow(row[LAMBDA] - 0.5, 2)).average().orElseThrow();
      assertThat(mean).isCloseTo(0.5, within(0.03));
      assertThat(square).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.01));
    }
  }

  @Test
  void anUpdateDrawsOneOfBoth() {
    try (Augmented augmented = Augmented.of("[MixUp(), CutMix()]", 1, 32, 32)) {
      List<float[]> rows = firsts(augmented, 1000);
      assertThat(rows.stream().filter(row -> row[BLEND] < 1).count()).isBetween(430L, 570L);
      for (float[] row : rows) {
        boolean cuts = row[5] > row[3] && row[6] > row[4];
        assertThat(cuts && row[BLEND] < 1).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CrossEntropyLoss(weight = [1, 2, 3], label_smoothing = 0.1)",
        "FocalLoss()",
        "BCEWithLogitsLoss()",
        "MultiMarginLoss()"
      })
  void theLossIsThatOfBothClassesByTheirShare(String loss) {
    Settings settings =
        Trials.settings(
            "augment", "[MixUp()]", "loss", loss, "optimizer", "SGD()", "batch_size", "2");
    Network network =
        Networks.of(
            "Linear(classes)", Networks.classified(dev.ablate.catalog.Shape.of(4), 3, 9, 0, 0));
    Design design = Design.of(network, List.of(settings), false, true);
    try (PtNDManager manager = PyTorch.open(Device.cpu());
        CompiledProgram program = CompiledProgram.load(manager, Program.of(design).text())) {
      NDArray out = manager.create(new float[] {1, 2, 3, -1, 0.5f, 0.25f}, new Shape(1, 2, 3));
      NDArray own = manager.create(new long[] {0, 1}, new Shape(1, 2));
      NDArray other = manager.create(new long[] {2, 0}, new Shape(1, 2));
      NDArray both = own.stack(other, 2);
      List<Double> constants = new ArrayList<>(Program.constants(settings, network));
      NDArray c = row(manager, constants);
      constants.add(0.3);
      NDArray shares = row(manager, constants);
      float a = program.call(manager, "loss", List.of(out, own, c)).get(0).toFloatArray()[0];
      float b = program.call(manager, "loss", List.of(out, other, c)).get(0).toFloatArray()[0];
      NDArray total = program.call(manager, "mixed_total", List.of(both, shares)).get(0);
      NDArray mixed = program.call(manager, "mixed_loss", List.of(out, both, shares, total)).get(0);
      assertThat(mixed.toFloatArray()[0]).isCloseTo(0.3f * a + 0.7f * b, within(1e-6f));
      assertThat(program.call(manager, "heavier", List.of(both, shares)).get(0).toLongArray())
          .containsExactly(2, 0);
    }
  }

  private static NDArray row(PtNDManager manager, List<Double> numbers) {
    float[] row = new float[numbers.size()];
    IntStream.range(0, row.length).forEach(i -> row[i] = numbers.get(i).floatValue());
    return manager.create(row, new Shape(1, row.length));
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** The first example's draws for many seeds. */
  private static List<float[]> firsts(Augmented augmented, int seeds) {
    return LongStream.range(0, seeds).mapToObj(seed -> augmented.draws(seed, 2).get(0)).toList();
  }
}
