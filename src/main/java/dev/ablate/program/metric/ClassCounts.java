package dev.ablate.program.metric;

import dev.ablate.program.code.Code;
import java.util.stream.IntStream;

/**
 * Counts, for each class, the examples that are rightly taken for it, that are taken for it, and
 * that are of it. Means of classes leave out those that no example is of or is taken for, as
 * scikit-learn's {@code average="macro"} does.
 */
record ClassCounts(int classes) implements ScoreFragment {

  @Override
  public int columns() {
    return 3 * classes;
  }

  @Override
  public String write(Code code) {
    String taken = code.let("(torch.max(out, 2))[1]");
    String actual = code.let("torch.expand_as(y, %s)", taken);
    String hits = code.let("torch.to(torch.eq(%s, %s), 7)", taken, actual);
    String ones = code.let("torch.ones_like(%s)", hits);
    return code.let(
        "torch.cat([%s, %s, %s], 1)",
        count(code, taken, hits), count(code, taken, ones), count(code, actual, ones));
  }

  private String count(Code code, String classesOf, String weights) {
    String none =
        code.let("torch.zeros([torch.size(out, 0), %d], dtype=7, device=out.device)", classes);
    return code.let("torch.scatter_add(%s, 1, %s, %s)", none, classesOf, weights);
  }

  @Override
  public double value(String metric, double[] sums, long examples) {
    return IntStream.range(0, classes)
        .mapToObj(i -> Answers.of(sums, i, classes))
        .filter(Answers::occur)
        .mapToDouble(answers -> answers.value(metric))
        .average()
        .orElse(0);
  }
}
