package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * PyTorch's HuberLoss: of an error d below delta {@code d^2 / 2}, else {@code delta * (d - delta /
 * 2)} (Huber 1964).
 */
record Huber() implements LossFragment {

  @Override
  public List<Double> constants(Instance loss) {
    return List.of(loss.real("delta"));
  }

  @Override
  public void writeLossSum(Code code, int first) {
    String delta = code.let("torch.unsqueeze(%s, 2)", Constants.columns(first, 1));
    String error = code.let("torch.abs(torch.sub(out, y))");
    String capped = code.let("torch.minimum(%s, %s)", error, delta);
    String each =
        code.let("torch.mul(%s, torch.sub(%s, torch.mul(%s, 0.5)))", capped, error, capped);
    code.line("return torch.sum(torch.mean(%s, [2]), [1])", each);
  }
}
