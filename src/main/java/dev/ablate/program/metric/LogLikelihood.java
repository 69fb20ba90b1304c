package dev.ablate.program.metric;

import dev.ablate.program.code.Code;
import dev.ablate.program.loss.ClassTargets;

/** Sums the negative log-likelihoods of the classes under a softmax. */
record LogLikelihood() implements ScoreFragment {

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public String write(Code code) {
    String logs = ClassTargets.logSoftmax(code);
    String targets = code.let("torch.expand(y, [torch.size(out, 0), -1])");
    String picked = ClassTargets.pick(code, logs, targets);
    return code.let("torch.neg(torch.sum(%s, [1], True, dtype=7))", picked);
  }

  /** Perplexity: e to the mean. */
  @Override
  public double value(String metric, double[] sums, long examples) {
    return Math.exp(sums[0] / examples);
  }
}
