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
import java.util.stream.IntStream;

/**
 * A network to time on random data, batch 64, AdamW.
 *
 * @param name as {@code steps.py} has it
 * @param title for the table
 */
record Workload(String name, String title, Shape input, String layers) {
  private static final int ROWS = 2048;
  private static final int BATCH = 64;

  /** Updates of one epoch. */
  static final int STEPS = ROWS / BATCH;

  static final Workload MLP =
      new Workload(
          "mlp",
          "MLP 64-128-128-10",
          Shape.of(64),
          "Linear(128) ReLU Linear(128) ReLU Linear(classes)");

  static final Workload CNN =
      new Workload(
          "cnn",
          "digits CNN, 8x8",
          Shape.of(1, 8, 8),
          "Conv2d(16, 3, padding = 1) BatchNorm2d ReLU MaxPool2d(2)"
              + " Conv2d(32, 3, padding = 1) BatchNorm2d ReLU MaxPool2d(2)"
              + " Flatten Linear(64) ReLU Linear(classes)");

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
    return new DataSet(info(), normalization, split(ROWS), validation, validation);
  }

  private DataInfo info() {
    return Networks.classified(input, 10, ROWS, 1, 1);
  }

  private Split split(int rows) {
    Random random = new Random(rows);
    float[] features = new float[rows * (int) input.count()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    int[] classes = random.ints(rows, 0, 10).toArray();
    return new Split(new Features.Floats(features), new Targets.Classes(classes));
  }
}
