package dev.ablate.bench;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.trial.Trial;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network to time on random data, batch 64, AdamW.
 *
 * @param name as {@code steps.py} has it
 * @param title for the table
 * @param input the shape of an example
 * @param layers the body of its model
 * @param steps of a timing
 */
record Workload(String name, String title, Shape input, String layers, int classes, int steps) {
  /** Rows of a batch. */
  static final int BATCH = 64;

  /** A small network for tabular data. */
  static final Workload SMALL_MLP = mlp(20, 128, 32);

  /** A network for the 8 x 8 digits. */
  static final Workload MLP = mlp(64, 64, 128, 128);

  /** A network for MNIST. */
  static final Workload WIDE_MLP = mlp(784, 64, 128);

  /** Two stages of convolutions for the 8 x 8 digits. */
  static final Workload CNN =
      new Workload(
          "cnn",
          "digits CNN, 8x8",
          Shape.of(1, 8, 8),
          stage(16) + "MaxPool2d(2) " + stage(32) + "MaxPool2d(2) " + head(64),
          10,
          32);

  private static Workload mlp(int inputs, int steps, int... hidden) {
    String widths = IntStream.of(hidden).mapToObj(String::valueOf).collect(Collectors.joining("-"));
    return new Workload(
        "mlp-" + inputs,
        "MLP %d-%s-10".formatted(inputs, widths),
        Shape.of(inputs),
        head(hidden),
        10,
        steps);
  }

  /** The network of {@code cifar100-vgg.exp}, its first stage of so many channels. */
  static Workload vgg(int channels) {
    String stages =
        IntStream.of(1, 2, 4, 8)
            .mapToObj(i -> stage(i * channels).repeat(2) + "MaxPool2d(2) ")
            .collect(Collectors.joining());
    String head = "Flatten Linear(1024) ReLU Dropout Linear(512) ReLU Dropout Linear(classes)";
    return new Workload(
        "vgg-" + channels,
        "VGG, %d channels, 32x32".formatted(channels),
        Shape.of(3, 32, 32),
        stages + head,
        100,
        Math.max(2, 128 / channels));
  }

  private static String stage(int channels) {
    return "Conv2d(%d, 3, padding = 1) BatchNorm2d ReLU ".formatted(channels);
  }

  private static String head(int... hidden) {
    return "Flatten "
        + IntStream.of(hidden).mapToObj("Linear(%d) ReLU "::formatted).collect(Collectors.joining())
        + "Linear(classes)";
  }

  /** Whether hand-written fusion of many trials is among Python's ways for it. */
  boolean isMlp() {
    return input.rank() == 1;
  }

  /** Trials that differ in their learning rates. */
  List<Trial> trials(int count, int epochs) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                Trials.settings(
                    "optimizer",
                    "AdamW(lr = " + (0.001 + i * 1e-6) + ")",
                    "epochs",
                    "" + epochs,
                    "batch_size",
                    "" + BATCH))
        .map(settings -> Trials.trial(Networks.of(layers, info()), info(), settings))
        .toList();
  }

  /** Random rows; the fewest that may be validated and tested. */
  DataSet data() {
    Split validation = split(1);
    int channels = input.size(0);
    Normalization normalization =
        new Normalization(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    return new DataSet(info(), normalization, split(rows()), validation, validation);
  }

  private int rows() {
    return steps * BATCH;
  }

  private DataInfo info() {
    return Networks.classified(input, classes, rows(), 1, 1);
  }

  private Split split(int rows) {
    Random random = new Random(rows);
    float[] features = new float[rows * (int) input.count()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    int[] targets = random.ints(rows, 0, classes).toArray();
    return new Split(new Features.Floats(features), new Targets.Classes(targets));
  }
}
