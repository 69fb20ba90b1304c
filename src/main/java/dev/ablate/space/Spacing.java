package dev.ablate.space;

/** Numbers spread between two ends, as NumPy's {@code linspace} and {@code geomspace} have them. */
public enum Spacing {
  /** Equal differences. */
  LINEAR {
    @Override
    double between(double first, double last, int index, int gaps) {
      return first + index * (last - first) / gaps;
    }
  },
  /** Equal ratios; both ends above 0. */
  GEOMETRIC {
    @Override
    double between(double first, double last, int index, int gaps) {
      double from = Math.log10(first);
      return Math.pow(10, from + index * (Math.log10(last) - from) / gaps);
    }
  };

  /** One of {@code count} numbers; the ends are met exactly. */
  public double number(double first, double last, int count, int index) {
    if (index == 0) {
      return first;
    }
    return index == count - 1 ? last : between(first, last, index, count - 1);
  }

  abstract double between(double first, double last, int index, int gaps);
}
