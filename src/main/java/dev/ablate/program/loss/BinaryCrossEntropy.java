package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * PyTorch's BCEWithLogitsLoss, {@code (1 - y) * x + w * softplus(-x)} with {@code w = 1 + y *
 * (pos_weight - 1)}, on labels or on a class as one-hot.
 */
record BinaryCrossEntropy(int outputs, boolean weighted) implements LossFragment {

  /** A weight of the positive answer for each output. */
  @Override
  public List<Double> constants(Instance loss) {
    return ClassTargets.perClass(loss, "pos_weight", outputs);
  }

  @Override
  public void writeLossSum(Code code, int first) {
    code.line("labels = y");
    code.block(
        "if torch.eq(torch.dim(y), 2):",
        () -> {
          code.line("classes = torch.arange(%d, dtype=4, device=y.device)", outputs);
          code.line("labels = torch.to(torch.eq(torch.unsqueeze(y, 2), classes), out.dtype)");
        });
    String positive = code.let("torch.neg(torch.log_sigmoid(out))");
    if (weighted) {
      String weights = code.let("torch.unsqueeze(%s, 1)", Constants.columns(first, outputs));
      String weight = code.let("torch.add(torch.mul(labels, torch.sub(%s, 1)), 1)", weights);
      positive = code.let("torch.mul(%s, %s)", weight, positive);
    }
    String negative = code.let("torch.mul(torch.rsub(labels, 1), out)");
    code.line("return torch.sum(torch.mean(torch.add(%s, %s), [2]), [1])", negative, positive);
  }
}
