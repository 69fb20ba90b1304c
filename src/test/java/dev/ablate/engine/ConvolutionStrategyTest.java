package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All strategies compute one function: outputs and gradients are those of each trial alone. */
class ConvolutionStrategyTest {
  private static final Shape IMAGE = Shape.of(4, 6, 5);
  private static final Shape SEQUENCE = Shape.of(4, 7);
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final int BATCH = 3;
  private static final int TRIALS = 3;
  private static final double NEAR = 1e-11;
  private static final Settings SETTINGS = Trials.settings("optimizer", "SGD()", "batch_size", "1");

  static List<Network> networks() {
    return Stream.concat(
            Stream.of(
                    "Conv2d(3, 3)",
                    "Conv2d(3, [2, 3], stride = [2, 1], padding = [1, 2])",
                    "Conv2d(4, 2, dilation = [2, 3], bias = false)",
                    "Conv2d(4, 3, padding = 1, groups = 2)",
                    "Conv2d(8, 3, groups = 4, stride = 2)",
                    "Conv2d(2, [2, 3], padding = same)",
                    "Conv2d(3, 3, padding = 2, padding_mode = reflect, stride = 2)",
                    "ConvTranspose2d(3, 2, stride = 2, padding = 1)",
                    "ConvTranspose2d(2, 3, groups = 2, bias = false)")
                .map(spec -> Networks.layer(spec, IMAGE)),
            Stream.of(
                    "Conv1d(3, 3)",
                    "Conv1d(5, 2, stride = 2, padding = 1, dilation = 2, bias = false)",
                    "Conv1d(4, 3, groups = 2)",
                    "Conv1d(3, 3, padding = 2, padding_mode = circular)")
                .map(spec -> Networks.layer(spec, SEQUENCE)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void trialsAreAsTheyAreAlone(Network network) {
    List<double[][]> own = alone(network, trial -> trial);
    List<double[][]> shared = alone(network, trial -> 0);
    for (ConvolutionStrategy strategy : ConvolutionStrategy.values()) {
      try (Case of = new Case(network, strategy)) {
        check(of.run(0, 1, 0, 1), own.subList(0, 1), 3);
        check(of.run(0, TRIALS, 0, TRIALS), own, 3);
        // As at a network's first layer, where trials have one seed.
        double[][] together = of.run(0, TRIALS, 0, 1);
        check(together, shared, 2);
        double[] byInput = new double[together[2].length];
        shared.forEach(alone -> Arrays.setAll(byInput, i -> byInput[i] + alone[2][i]));
        assertNear(together[2], byInput);
      }
    }
  }

  /** Of each of so many parts, a trial behind the other. */
  private static void check(double[][] together, List<double[][]> alone, int parts) {
    for (int part = 0; part < parts; part++) {
      for (int trial = 0; trial < alone.size(); trial++) {
        double[] expected = alone.get(trial)[part];
        int start = trial * expected.length;
        assertNear(Arrays.copyOfRange(together[part], start, start + expected.length), expected);
      }
    }
  }

  @Test
  void programsOfDifferentStrategiesDiffer() {
    Network network = Networks.layer("Conv2d(3, 3)", IMAGE);
    assertThat(
            Stream.of(ConvolutionStrategy.values()).map(s -> design(network, s)).map(Program::of))
        .extracting(Program::text)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConvolutionStrategy.class,
      names = {"GROUPED", "GROUPED_CHANNELS_LAST"})
  void whatIsNotUnfoldedIsGrouped(ConvolutionStrategy strategy) {
    for (String spec : List.of("Conv2d(4, 3, groups = 2)", "ConvTranspose2d(3, 2)")) {
      Network network = Networks.layer(spec, IMAGE);
      String text = Program.of(design(network, ConvolutionStrategy.UNFOLD)).text();
      assertThat(text).doesNotContain("im2col");
      assertThat(Program.of(design(network, strategy)).text().equals(text))
          .isEqualTo(strategy == ConvolutionStrategy.GROUPED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv2d(4, 3, padding = 1) BatchNorm2d ReLU MaxPool2d(2) Dropout2d(0.2)"
            + " residual { Conv2d(4, 3, padding = 1, groups = 2) GroupNorm(2) Tanh }"
            + " parallel { { Conv2d(3, 1) } { AvgPool2d(3, stride = 1, padding = 1) } }"
            + " ConvTranspose2d(2, 2) Flatten Linear(classes)",
        "Reshape([4, 9]) Conv1d(5, 3, padding = 1) BatchNorm1d ReLU Dropout(0.1) Conv1d(2, 2)"
            + " Flatten Linear(classes)"
      })
  void arraysAreTrainedToTheSameNumbers(String layers) {
    List<Trial> trials =
        Stream.of("SGD(lr = 0.05, momentum = 0.9)", "AdamW(lr = 0.003)", "SGD(lr = 0.1)")
            .map(optimizer -> trial(layers, optimizer))
            .toList();
    List<Double> expected = losses(trials, ConvolutionStrategy.ROW_BY_ROW);
    for (ConvolutionStrategy strategy : ConvolutionStrategy.values()) {
      List<Double> losses = losses(trials, strategy);
      for (int i = 0; i < losses.size(); i++) {
        assertThat(losses.get(i)).as("%s", strategy).isCloseTo(expected.get(i), within(2e-3));
      }
    }
  }

  private static List<Double> losses(List<Trial> trials, ConvolutionStrategy strategy) {
    List<Trial> trained = trials.stream().map(trial -> trial.with(strategy)).toList();
    return Recorder.train(DIGITS, trained).stream()
        .flatMap(record -> record.epochs().stream())
        .flatMap(epoch -> Stream.of("train_loss", "val_loss").map(epoch.metrics()::get))
        .toList();
  }

  private static Trial trial(String layers, String optimizer) {
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings("optimizer", optimizer, "batch_size", "32", "epochs", "2"));
  }

  @Test
  void onlyThoseAreChoicesThatDiffer() {
    Set<ConvolutionStrategy> all = EnumSet.allOf(ConvolutionStrategy.class);
    assertThat(choices("Conv2d(3, 3)", IMAGE)).containsExactlyElementsOf(all);
    assertThat(choices("Conv1d(3, 3)", SEQUENCE))
        .containsExactly(
            ConvolutionStrategy.ROW_BY_ROW,
            ConvolutionStrategy.GROUPED,
            ConvolutionStrategy.UNFOLD);
    assertThat(choices("ConvTranspose2d(3, 3)", IMAGE))
        .doesNotContain(ConvolutionStrategy.UNFOLD)
        .hasSize(3);
    assertThat(choices("Conv2d(4, 3, groups = 2)", IMAGE)).hasSize(3);
    assertThat(choices("MaxPool2d(2)", IMAGE)).isEmpty();
  }

  private static List<ConvolutionStrategy> choices(String spec, Shape input) {
    return ConvolutionStrategy.choices(Networks.layer(spec, input));
  }

  private static Design design(Network network, ConvolutionStrategy strategy) {
    return Design.of(network, List.of(SETTINGS), false, true).with(Optional.of(strategy));
  }

  /** Each trial alone, row by row, with an input. */
  private static List<double[][]> alone(Network network, IntUnaryOperator input) {
    try (Case alone = new Case(network, ConvolutionStrategy.ROW_BY_ROW)) {
      return IntStream.range(0, TRIALS)
          .mapToObj(trial -> alone.run(trial, 1, input.applyAsInt(trial), 1))
          .toList();
    }
  }

  private static void assertNear(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(
            IntStream.range(0, actual.length).mapToDouble(i -> Math.abs(actual[i] - expected[i])))
        .allMatch(difference -> difference < NEAR);
  }

  /** A network under a strategy, in 64 bits. */
  private static final class Case implements AutoCloseable {
    private final Network network;
    private final Probe probe;

    Case(Network network, ConvolutionStrategy strategy) {
      this.network = network;
      this.probe = new Probe(design(network, strategy));
    }

    /** Outputs, and gradients by weights and by inputs, of trials and inputs from some on. */
    double[][] run(int trial, int trials, int input, int inputs) {
      int weights = (int) network.parameters();
      NDArray x = numbers(input, inputs, (int) network.input().count() * BATCH, 1);
      NDArray gy = numbers(trial, trials, (int) network.output().count() * BATCH, 2);
      NDArray constants = numbers(0, trials, Program.constants(SETTINGS, network).size(), 3);
      NDList result =
          probe.call(
              "probe_model",
              List.of(
                  shaped(x, inputs, network.input()),
                  shaped(gy, trials, network.output()),
                  constants,
                  constants,
                  probe.tensor(new long[] {1})),
              new NDList(numbers(trial, trials, weights, 4)));
      return IntStream.range(0, 3)
          .mapToObj(part -> result.get(part).toDoubleArray())
          .toArray(double[][]::new);
    }

    private static NDArray shaped(NDArray x, int rows, Shape example) {
      return x.reshape(
          LongStream.concat(
                  LongStream.of(rows, BATCH), example.sizes().stream().mapToLong(size -> size))
              .toArray());
    }

    /** Rows of numbers, each a function of its place and of what they are for. */
    private NDArray numbers(int first, int rows, int count, int purpose) {
      double[] all =
          IntStream.range(first, first + rows)
              .mapToObj(row -> new Random(10L * row + purpose))
              .flatMapToDouble(random -> random.doubles(count, -1, 1))
              .toArray();
      return probe.tensor(all, rows, count);
    }

    @Override
    public void close() {
      probe.close();
    }
  }
}
