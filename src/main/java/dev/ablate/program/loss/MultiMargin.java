package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * PyTorch's MultiMarginLoss, the mean of {@code weight * max(0, margin - x of the class + x)^p}
 * over the other outputs, their number counted one higher.
 */
record MultiMargin(int classes, int power, boolean weighted) implements LossFragment {

  /** Margin, a weight for each class. */
  @Override
  public List<Double> constants(Instance loss) {
    return ClassTargets.withPerClass(loss, "margin", "weight", classes);
  }

  @Override
  public void writeLossSum(Code code, int first) {
    String targets = ClassTargets.targets(code);
    String own =
        code.let(
            "torch.unsqueeze(%s, 2)",
            ClassTargets.pick(code, "torch.transpose(out, 1, 2)", targets));
    String margin = code.let("torch.unsqueeze(%s, 2)", Constants.columns(first, 1));
    String lack = code.let("torch.relu(torch.add(torch.sub(out, %s), %s))", own, margin);
    String loss = power == 2 ? code.let("torch.square(%s)", lack) : lack;
    String others = code.let("torch.scatter(%s, 2, torch.unsqueeze(%s, 2), 0)", loss, targets);
    String each = code.let("torch.mean(%s, [2])", others);
    if (weighted) {
      String weights = Constants.columns(first + 1, classes);
      each = code.let("torch.mul(%s, %s)", each, ClassTargets.lookUp(code, weights, targets));
    }
    code.line("return torch.sum(%s, [1])", each);
  }
}
