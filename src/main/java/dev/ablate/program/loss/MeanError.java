package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

/**
 * PyTorch's MSELoss and L1Loss: the mean of what a function makes of errors.
 *
 * @param function {@code square} or {@code abs}
 */
record MeanError(String function) implements LossFragment {

  @Override
  public List<Double> constants(Instance loss) {
    return List.of();
  }

  @Override
  public void writeLossSum(Code code, int first) {
    code.line("return torch.sum(torch.mean(torch.%s(torch.sub(out, y)), [2]), [1])", function);
  }
}
