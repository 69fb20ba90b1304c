package dev.ablate.program.metric;

/**
 * How well a class, or a label, is predicted. What would be divided by 0 is 0, as with
 * scikit-learn's {@code zero_division=0}.
 *
 * @param right examples rightly taken for it
 * @param taken examples taken for it
 * @param actual examples of it
 */
record Answers(double right, double taken, double actual) {

  /** Those of one class out of the sums of all. */
  static Answers of(double[] sums, int index, int classes) {
    return new Answers(sums[index], sums[classes + index], sums[2 * classes + index]);
  }

  /** Whether any example is of the class or taken for it. */
  boolean occur() {
    return taken + actual > 0;
  }

  /** Precision, recall or F1. */
  double value(String metric) {
    return switch (metric) {
      case "precision" -> ratio(right, taken);
      case "recall" -> ratio(right, actual);
      case "f1" -> ratio(2 * right, taken + actual);
      default -> throw new IllegalArgumentException(metric);
    };
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
