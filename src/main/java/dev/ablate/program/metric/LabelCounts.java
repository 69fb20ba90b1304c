package dev.ablate.program.metric;

import dev.ablate.program.code.Code;
import java.util.stream.IntStream;

/**
 * Counts, for each label, the examples that are rightly given it, that are given it, and that have
 * it. A label is given where its probability is above 0.5. Means are over all labels, as
 * scikit-learn's {@code average="macro"} of an indicator matrix.
 */
record LabelCounts(int labels) implements ScoreFragment {

  @Override
  public int columns() {
    return 3 * labels;
  }

  @Override
  public String write(Code code) {
    String given = code.let("torch.to(torch.gt(out, 0), 7)");
    String actual = code.let("torch.to(torch.expand_as(y, out), 7)");
    String right = code.let("torch.mul(%s, %s)", given, actual);
    return code.let("torch.sum(torch.cat([%s, %s, %s], 2), [1])", right, given, actual);
  }

  @Override
  public double value(String metric, double[] sums, long examples) {
    return IntStream.range(0, labels)
        .mapToDouble(i -> Answers.of(sums, i, labels).value(metric))
        .average()
        .orElse(0);
  }
}
