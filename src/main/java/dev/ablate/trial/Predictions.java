package dev.ablate.trial;

import dev.ablate.catalog.Task;
import java.util.List;

/**
 * What the weights of a trial's best epoch make of the rows of a split, summed up.
 *
 * @param split {@code val} or {@code test}
 * @param rows how many there are
 * @param task what the targets are
 * @param names of the classes, labels or target numbers, in their order
 * @param answers for each class or label; empty for numbers
 * @param confusions of one class with another, the most frequent first; those that are rarest may
 *     be left out where there are very many
 * @param worst the rows with the largest loss, that one first
 */
public record Predictions(
    String split,
    int rows,
    Task task,
    List<String> names,
    List<Answers> answers,
    List<Confusion> confusions,
    List<WorstRow> worst) {

  public Predictions {
    names = List.copyOf(names);
    answers = List.copyOf(answers);
    confusions = List.copyOf(confusions);
    worst = List.copyOf(worst);
  }

  /**
   * How well a class or a label is predicted.
   *
   * @param right rows rightly taken for it
   * @param taken rows taken for it
   * @param actual rows of it
   */
  public record Answers(int right, int taken, int actual) {}

  /**
   * Rows of one class that are taken for another.
   *
   * @param actual index of their class
   * @param taken index of the other
   */
  public record Confusion(int actual, int taken, int rows) {}

  /**
   * A row that is predicted badly.
   *
   * @param row its place in the split, from 0
   * @param loss of this row alone
   * @param target a class as its index, labels as 0 or 1 each, or numbers
   * @param predicted the same; of a label its probability
   * @param picture of the row as PNG in Base64; empty where a row is no image
   */
  public record WorstRow(
      int row, double loss, List<Double> target, List<Double> predicted, String picture) {
    public WorstRow {
      target = List.copyOf(target);
      predicted = List.copyOf(predicted);
    }
  }
}
