package dev.ablate.program.metric;

import dev.ablate.program.code.Code;

/**
 * Counts the examples whose class is among the largest outputs.
 *
 * @param among how many outputs may hold it
 */
record Hits(int among) implements ScoreFragment {

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public String write(Code code) {
    String hits =
        among == 1
            ? code.let("torch.eq((torch.max(out, 2))[1], y)")
            : code.let(
                "torch.any(torch.eq((torch.topk(out, %d, 2))[1], torch.unsqueeze(y, 2)), 2)",
                among);
    return code.let("torch.sum(%s, [1], True, dtype=7)", hits);
  }

  @Override
  public double value(String metric, double[] sums, long examples) {
    return sums[0] / examples;
  }
}
