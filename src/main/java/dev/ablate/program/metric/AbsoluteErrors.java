package dev.ablate.program.metric;

import dev.ablate.program.code.Code;

/**
 * Sums absolute errors, those of labels from their probabilities.
 *
 * @param outputs numbers of an example
 * @param labels whether they are labels
 */
record AbsoluteErrors(int outputs, boolean labels) implements ScoreFragment {

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public String write(Code code) {
    String errors = code.let("torch.abs(torch.sub(%s, y))", labels ? probabilities(code) : "out");
    return code.let("torch.sum(torch.sum(%s, [2], dtype=7), [1], True)", errors);
  }

  /** A sigmoid written out: PyTorch's own has other last bits where an array is wider. */
  private static String probabilities(Code code) {
    return code.let("torch.reciprocal(torch.add(torch.exp(torch.neg(out)), 1))");
  }

  /** The mean over examples and outputs. */
  @Override
  public double value(String metric, double[] sums, long examples) {
    return sums[0] / examples / outputs;
  }
}
