package dev.ablate.report.view;

import java.util.List;

/**
 * What the best trial predicts.
 *
 * @param lead which trial it is
 * @param parts one for each split; empty where it was not looked at
 */
public record PredictionsView(String lead, List<Part> parts) {

  /**
   * A split.
   *
   * @param matrices the confusion matrix; empty where there are too many classes, or none
   * @param pairs classes that are confused most, where there are too many for a matrix
   * @param classes how well each class or label is predicted; empty for numbers
   * @param examples the rows with the largest loss
   */
  public record Part(
      String title,
      String summary,
      List<Matrix> matrices,
      List<Pair> pairs,
      List<ClassTable> classes,
      Examples examples) {}

  /** Rows of each class by what they are taken for. */
  public record Matrix(String title, List<String> classes, List<Line> lines, String caption) {}

  /** The rows of a class, with a cell for each class. */
  public record Line(String label, List<Spot> spots) {}

  /**
   * A cell.
   *
   * @param heat from 0 to {@link PivotView#HEATS}; 0 where rows are taken rightly
   * @param right whether it counts what is right
   */
  public record Spot(String text, int heat, boolean right) {}

  /**
   * Rows of one class that are taken for another.
   *
   * @param share of the rows of the class
   */
  public record Pair(String actual, String taken, String rows, String share) {}

  /**
   * How well each class or label is predicted.
   *
   * @param noun {@code Class} or {@code Label}
   * @param mean the unweighted mean of all
   */
  public record ClassTable(
      String title, String noun, List<ClassLine> lines, ClassLine mean, String caption) {}

  /**
   * How one is told; shares in percent.
   *
   * @param confused the class that its rows are taken for most often; empty without one
   */
  public record ClassLine(
      String name, String rows, String precision, String recall, String f1, String confused) {}

  /**
   * Rows that are predicted worst.
   *
   * @param pictured whether there are pictures of them
   * @param loss what the loss of a row is called
   */
  public record Examples(
      String title, boolean pictured, String loss, List<Example> lines, String caption) {}

  /**
   * A row.
   *
   * @param row its place in the split, from 0
   * @param picture PNG in Base64; empty without one
   * @param residual predicted minus actual number; empty for classes and labels
   */
  public record Example(
      String row, String picture, String actual, String predicted, String residual, String loss) {}
}
