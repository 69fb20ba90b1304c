package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * PyTorch's SmoothL1Loss: of an error d below beta {@code d^2 / (2 beta)}, else {@code d - beta /
 * 2} (Girshick, Fast R-CNN, 2015).
 */
record SmoothAbsoluteError() implements LossFragment {

  @Override
  public List<Double> constants(Instance loss) {
    return List.of(loss.real("beta"));
  }

  @Override
  public void writeLossSum(Code code, int first) {
    String beta = code.let("torch.unsqueeze(%s, 2)", Constants.columns(first, 1));
    String error = code.let("torch.abs(torch.sub(out, y))");
    String near = code.let("torch.lt(%s, %s)", error, beta);
    // A beta of 0 is L1Loss: no error is near, and 0 must not be divided by.
    String small = code.let("torch.where(%s, %s, 0.)", near, error);
    String curved =
        code.let("torch.div(torch.square(%s), torch.clamp(torch.mul(%s, 2), 1e-37))", small, beta);
    String straight = code.let("torch.sub(%s, torch.mul(%s, 0.5))", error, beta);
    String each = code.let("torch.where(%s, %s, %s)", near, curved, straight);
    code.line("return torch.sum(torch.mean(%s, [2]), [1])", each);
  }
}
