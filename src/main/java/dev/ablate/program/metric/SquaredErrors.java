package dev.ablate.program.metric;

import dev.ablate.program.code.Code;
import java.util.stream.IntStream;

/** Sums, for each output, its squared error, the number it should be, and that number's square. */
record SquaredErrors(int outputs) implements ScoreFragment {
  /** A spread this small beside the size of single-precision numbers is only rounding. */
  private static final double ROUNDING = 1e-13;

  @Override
  public int columns() {
    return 3 * outputs;
  }

  @Override
  public String write(Code code) {
    String actual = code.let("torch.to(torch.expand_as(y, out), 7)");
    String errors = code.let("torch.sub(torch.to(out, 7), %s)", actual);
    return code.let(
        "torch.sum(torch.cat([torch.square(%s), %s, torch.square(%s)], 2), [1])",
        errors, actual, actual);
  }

  /**
   * The coefficient of determination, a mean over outputs. Where all numbers are equal it is 1 for
   * predictions without error and else 0, as scikit-learn has it.
   */
  @Override
  public double value(String metric, double[] sums, long examples) {
    return IntStream.range(0, outputs)
        .mapToDouble(i -> r2(sums[i], sums[outputs + i], sums[2 * outputs + i], examples))
        .average()
        .orElse(0);
  }

  private static double r2(double errors, double sum, double squares, long examples) {
    double spread = squares - sum * sum / examples;
    if (spread > ROUNDING * squares) {
      return 1 - errors / spread;
    }
    return errors == 0 ? 1 : 0;
  }
}
