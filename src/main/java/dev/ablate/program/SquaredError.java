package dev.ablate.program;

import dev.ablate.catalog.Instance;
import java.util.List;

/** PyTorch's MSELoss; its score sums each example's mean absolute error. */
record SquaredError() implements LossFragment {

  @Override
  public List<Double> constants(Instance loss) {
    return List.of();
  }

  @Override
  public void writeLossSum(Code code, int first) {
    code.line("return torch.sum(torch.mean(torch.square(torch.sub(out, y)), [2]), [1])");
  }

  @Override
  public void writeScore(Code code) {
    AbsoluteError.writeSum(code);
  }
}
