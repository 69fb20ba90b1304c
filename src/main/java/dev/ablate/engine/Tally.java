package dev.ablate.engine;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.data.Picture;
import dev.ablate.data.Split;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.Confusion;
import dev.ablate.trial.Predictions.WorstRow;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Sums up what a network predicts of the rows of a split, in their order. */
final class Tally {
  private static final int WORST = 12;

  /** All there can be of a hundred classes. */
  private static final int MOST_CONFUSIONS = 10_000;

  private static final Comparator<WorstRow> BY_LOSS =
      Comparator.comparingDouble(WorstRow::loss)
          .thenComparing(Comparator.comparingInt(WorstRow::row).reversed());

  private final DataSet data;
  private final Split split;
  private final Task task;
  private final Judge judge;
  private final int[] right;
  private final int[] taken;
  private final int[] actual;
  private final Map<List<Double>, Integer> confusions = new HashMap<>();
  private final PriorityQueue<WorstRow> worst = new PriorityQueue<>(BY_LOSS);
  private int rows;

  Tally(DataSet data, Split split) {
    this.data = data;
    this.split = split;
    this.task = data.info().task();
    this.judge = new Judge(task, split);
    this.right = new int[data.info().outputs()];
    this.taken = new int[data.info().outputs()];
    this.actual = new int[data.info().outputs()];
  }

  /** Adds the next rows: {@code [rows, outputs]}. */
  void add(float[] outputs) {
    int width = data.info().outputs();
    for (int at = 0; at < outputs.length; at += width) {
      WorstRow row = judge.judge(rows, Arrays.copyOfRange(outputs, at, at + width));
      count(row);
      worst.add(row);
      if (worst.size() > WORST) {
        worst.remove();
      }
      rows++;
    }
  }

  private void count(WorstRow row) {
    if (task == Task.CLASSES) {
      int target = row.target().get(0).intValue();
      int predicted = row.predicted().get(0).intValue();
      count(target, true, target == predicted);
      if (target != predicted) {
        count(predicted, false, true);
        confusions.merge(List.of(row.target().get(0), row.predicted().get(0)), 1, Integer::sum);
      }
    } else if (task == Task.LABELS) {
      for (int i = 0; i < right.length; i++) {
        count(i, row.target().get(i) == 1, row.predicted().get(i) > 0.5);
      }
    }
  }

  private void count(int output, boolean isActual, boolean isTaken) {
    right[output] += isActual && isTaken ? 1 : 0;
    taken[output] += isTaken ? 1 : 0;
    actual[output] += isActual ? 1 : 0;
  }

  /**
   * All rows so far.
   *
   * @param name of the split
   */
  Predictions predictions(String name) {
    return new Predictions(name, rows, task, data.names(), answers(), confusions(), worst());
  }

  private List<Answers> answers() {
    int width = task == Task.NUMBERS ? 0 : right.length;
    return IntStream.range(0, width)
        .mapToObj(i -> new Answers(right[i], taken[i], actual[i]))
        .toList();
  }

  private List<Confusion> confusions() {
    return confusions.entrySet().stream()
        .map(
            entry ->
                new Confusion(
                    entry.getKey().get(0).intValue(),
                    entry.getKey().get(1).intValue(),
                    entry.getValue()))
        .sorted(
            Comparator.comparingInt(Confusion::rows)
                .reversed()
                .thenComparingInt(Confusion::actual)
                .thenComparingInt(Confusion::taken))
        .limit(MOST_CONFUSIONS)
        .toList();
  }

  private List<WorstRow> worst() {
    return worst.stream().sorted(BY_LOSS.reversed()).map(this::pictured).toList();
  }

  private WorstRow pictured(WorstRow row) {
    Shape input = data.info().input();
    if (!Picture.isImage(input)) {
      return row;
    }
    byte[] png = Picture.of(split.features(), input, row.row()).png();
    String picture = Base64.getEncoder().encodeToString(png);
    return new WorstRow(row.row(), row.loss(), row.target(), row.predicted(), picture);
  }
}
