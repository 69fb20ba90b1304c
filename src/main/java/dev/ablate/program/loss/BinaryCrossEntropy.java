package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;
import java.util.stream.Stream;

/**
 * PyTorch's BCEWithLogitsLoss, {@code (1 - y) * x + w * softplus(-x)} with {@code w = 1 + y *
 * (pos_weight - 1)}, times the weight of the output, on labels or on a class as one-hot.
 *
 * @param positives whether any positive answer has a weight
 * @param weighted whether any output has one
 */
record BinaryCrossEntropy(int outputs, boolean positives, boolean weighted)
    implements LossFragment {

  /** A weight of the positive answer for each output, and behind them a weight of each output. */
  @Override
  public List<Double> constants(Instance loss) {
    return Stream.of("pos_weight", "weight")
        .flatMap(weights -> ClassTargets.perClass(loss, weights, outputs).stream())
        .toList();
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
    if (positives) {
      String weights = perOutput(code, first);
      String weight = code.let("torch.add(torch.mul(labels, torch.sub(%s, 1)), 1)", weights);
      positive = code.let("torch.mul(%s, %s)", weight, positive);
    }
    String negative = code.let("torch.mul(torch.rsub(labels, 1), out)");
    String each = String.format("torch.add(%s, %s)", negative, positive);
    if (weighted) {
      each = String.format("torch.mul(%s, %s)", each, perOutput(code, first + outputs));
    }
    code.line("return torch.sum(torch.mean(%s, [2]), [1])", each);
  }

  /** {@code [T, 1, outputs]}. */
  private String perOutput(Code code, int first) {
    return code.let("torch.unsqueeze(%s, 1)", Constants.columns(first, outputs));
  }
}
