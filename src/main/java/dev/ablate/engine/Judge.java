package dev.ablate.engine;

import dev.ablate.catalog.Task;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.trial.Predictions.WorstRow;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Compares what a network gives for rows with their targets. The loss of a row is cross-entropy for
 * classes, the mean binary cross-entropy for labels and the mean squared error for numbers,
 * whatever the network was trained with: it only tells which rows are worst.
 *
 * @param task of one example a row
 */
record Judge(Task task, Split split) {

  /** A row, without a picture; {@code outputs} are of this row alone. */
  WorstRow judge(int row, float[] outputs) {
    return switch (task) {
      case CLASSES -> ofClass(row, outputs);
      case LABELS -> ofLabels(row, outputs);
      case NUMBERS -> ofNumbers(row, outputs);
      case PAIRS, TRIPLETS -> throw new IllegalArgumentException("rows of one example alone");
    };
  }

  private WorstRow ofClass(int row, float[] outputs) {
    int actual = ((Targets.Classes) split.targets()).values()[row];
    int taken = 0;
    for (int i = 1; i < outputs.length; i++) {
      taken = outputs[i] > outputs[taken] ? i : taken;
    }
    double largest = outputs[taken];
    double sum = 0;
    for (float output : outputs) {
      sum += Math.exp(output - largest);
    }
    double loss = Math.log(sum) + (largest - outputs[actual]);
    return new WorstRow(row, loss, List.of((double) actual), List.of((double) taken), "");
  }

  private WorstRow ofLabels(int row, float[] outputs) {
    return new WorstRow(
        row,
        mean(outputs, i -> softplus(target(row, i) == 0 ? outputs[i] : -outputs[i])),
        targets(row, outputs.length),
        numbers(outputs, i -> 1 / (1 + Math.exp(-outputs[i]))),
        "");
  }

  private WorstRow ofNumbers(int row, float[] outputs) {
    return new WorstRow(
        row,
        mean(outputs, i -> Math.pow(outputs[i] - target(row, i), 2)),
        targets(row, outputs.length),
        numbers(outputs, i -> outputs[i]),
        "");
  }

  /** {@code log(1 + exp(x))} without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private double target(int row, int i) {
    Targets.Numbers numbers = (Targets.Numbers) split.targets();
    return numbers.values()[row * numbers.width() + i];
  }

  private List<Double> targets(int row, int width) {
    return IntStream.range(0, width).mapToObj(i -> target(row, i)).toList();
  }

  private static List<Double> numbers(float[] outputs, IntToDoubleFunction number) {
    return IntStream.range(0, outputs.length).mapToDouble(number).boxed().toList();
  }

  private static double mean(float[] outputs, IntToDoubleFunction number) {
    return IntStream.range(0, outputs.length).mapToDouble(number).sum() / outputs.length;
  }
}
