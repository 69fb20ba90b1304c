package dev.ablate.program;

import dev.ablate.catalog.Instance;
import java.util.List;

/** PyTorch's L1Loss; its score sums each example's mean absolute error. */
record AbsoluteError() implements LossFragment {

  @Override
  public List<Double> constants(Instance loss) {
    return List.of();
  }

  @Override
  public void writeLossSum(Code code, int first) {
    writeSum(code);
  }

  @Override
  public void writeScore(Code code) {
    writeSum(code);
  }

  /** Writes a sum over the examples of their mean absolute errors. */
  static void writeSum(Code code) {
    code.line("return torch.sum(torch.mean(torch.abs(torch.sub(out, y)), [2]), [1])");
  }
}
