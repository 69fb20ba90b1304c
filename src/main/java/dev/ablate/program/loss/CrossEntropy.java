package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * PyTorch's CrossEntropyLoss: with weights of classes a weighted mean, label smoothing included.
 */
record CrossEntropy(int classes, boolean smoothed, boolean weighted) implements LossFragment {

  /** Label smoothing, a weight for each class. */
  @Override
  public List<Double> constants(Instance loss) {
    return ClassTargets.withPerClass(loss, "label_smoothing", "weight", classes);
  }

  @Override
  public void writeLossSum(Code code, int first) {
    String logs = ClassTargets.logSoftmax(code);
    String targets = ClassTargets.targets(code);
    String picked = ClassTargets.pick(code, logs, targets);
    if (weighted) {
      String weight = ClassTargets.lookUp(code, weights(first), targets);
      picked = code.let("torch.mul(%s, %s)", picked, weight);
    }
    String loss = code.let("torch.neg(torch.sum(%s, [1]))", picked);
    code.line("return %s", smoothed ? smooth(code, first, logs, loss) : loss);
  }

  /** {@code (1 - s) * loss + s * uniform}, the latter being the loss against all classes alike. */
  private String smooth(Code code, int first, String logs, String loss) {
    String each =
        weighted ? code.let("torch.mul(%s, torch.unsqueeze(%s, 2))", logs, weights(first)) : logs;
    String uniform = code.let("torch.div(torch.sum(%s, [1, 2]), %d)", each, -classes);
    String smoothing = code.let("torch.select(c, 1, %d)", first);
    return code.let(
        "torch.add(torch.mul(%s, torch.rsub(%s, 1)), torch.mul(%s, %s))",
        loss, smoothing, uniform, smoothing);
  }

  /** The weights of the targets; without any the rows. */
  @Override
  public void writeLossTotal(Code code, int first) {
    if (weighted) {
      String weight = ClassTargets.lookUp(code, weights(first), ClassTargets.targets(code));
      code.line("return torch.sum(%s, [1])", weight);
    } else {
      LossFragment.super.writeLossTotal(code, first);
    }
  }

  /** Of each class: {@code [T, classes]}. */
  private String weights(int first) {
    return Constants.columns(first + 1, classes);
  }
}
