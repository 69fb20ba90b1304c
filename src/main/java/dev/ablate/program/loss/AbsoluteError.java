package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

/** PyTorch's L1Loss. */
record AbsoluteError() implements LossFragment {

  @Override
  public List<Double> constants(Instance loss) {
    return List.of();
  }

  @Override
  public void writeLossSum(Code code, int first) {
    code.line("return torch.sum(torch.mean(torch.abs(torch.sub(out, y)), [2]), [1])");
  }
}
