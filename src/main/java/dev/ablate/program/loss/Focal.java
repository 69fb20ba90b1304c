package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * The focal loss on a softmax, the mean of {@code -alpha * (1 - p)^gamma * log p} (Lin et al.,
 * Focal Loss for Dense Object Detection, 2017).
 */
record Focal(int classes, boolean weighted) implements LossFragment {

  /** Gamma, an alpha for each class. */
  @Override
  public List<Double> constants(Instance loss) {
    return ClassTargets.withPerClass(loss, "gamma", "alpha", classes);
  }

  @Override
  public void writeLossSum(Code code, int first) {
    String targets = ClassTargets.targets(code);
    String log = ClassTargets.pick(code, ClassTargets.logSoftmax(code), targets);
    // Where p is 1, a power below 1 has no finite slope.
    String missed = code.let("torch.clamp(torch.neg(torch.expm1(%s)), 1e-30)", log);
    String focus = code.let("torch.pow(%s, %s)", missed, Constants.columns(first, 1));
    String each = code.let("torch.mul(%s, %s)", focus, log);
    if (weighted) {
      String alphas = Constants.columns(first + 1, classes);
      each = code.let("torch.mul(%s, %s)", each, ClassTargets.lookUp(code, alphas, targets));
    }
    code.line("return torch.neg(torch.sum(%s, [1]))", each);
  }
}
