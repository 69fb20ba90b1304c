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
  public void writeLoss(Code code, int first) {
    code.line("return torch.mean(torch.abs(torch.sub(out, y)), [1, 2])");
  }

  @Override
  public void writeScore(Code code) {
    writeSum(code);
  }

  /** Writes a score that sums each example's mean absolute error. */
  static void writeSum(Code code) {
    code.line("return torch.sum(torch.mean(torch.abs(torch.sub(out, y)), [2]), [1])");
  }
}
