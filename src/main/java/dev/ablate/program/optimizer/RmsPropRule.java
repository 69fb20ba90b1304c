package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

/**
 * PyTorch's RMSprop (Hinton, Neural Networks for Machine Learning, lecture 6e, 2012; centered:
 * Graves, Generating Sequences With Recurrent Neural Networks, 2013): the gradient over the root of
 * its mean square, or of its variance, with momentum on top.
 */
record RmsPropRule(Descent descent, boolean centered, boolean momentum) implements UpdateRule {

  static RmsPropRule of(Instance rmsProp, boolean movesMomentum) {
    return new RmsPropRule(
        Descent.of(rmsProp),
        rmsProp.bool("centered"),
        movesMomentum || rmsProp.real("momentum") != 0);
  }

  @Override
  public int slots() {
    return 1 + (centered ? 1 : 0) + (momentum ? 1 : 0);
  }

  @Override
  public void write(
      Code code, String weights, String gradient, List<String> slots, List<String> k) {
    String square = slots.get(0);
    String g = descent.write(code, weights, gradient, k.get(1));
    String share = code.let("torch.mul(%s, %s)", g, k.get(3));
    code.line("torch.addcmul_(torch.mul_(%s, %s), %s, %s)", square, k.get(2), share, g);
    String spread = centered ? variance(code, square, slots.get(1), g, k) : square;
    String root = code.let("torch.add_(torch.sqrt(%s), %s)", spread, k.get(4));
    String step = code.let("torch.div(%s, %s)", g, root);
    code.line("torch.addcmul_(%s, %s, %s)", weights, direction(code, step, slots, k), k.get(0));
  }

  private static String variance(Code code, String square, String mean, String g, List<String> k) {
    code.line("torch.lerp_(%s, %s, %s)", mean, g, k.get(3));
    return code.let("torch.addcmul(%s, %s, %s, value=-1)", square, mean, mean);
  }

  private String direction(Code code, String step, List<String> slots, List<String> k) {
    if (!momentum) {
      return step;
    }
    String buffer = slots.get(slots() - 1);
    code.line("torch.add_(torch.mul_(%s, %s), %s)", buffer, k.get(5), step);
    return buffer;
  }

  /** {@code -lr}, decay, alpha, {@code 1 - alpha}, eps, momentum. */
  @Override
  public double[] coefficients(Instance rmsProp, double lr, double momentumNow, long step) {
    double alpha = rmsProp.real("alpha");
    return new double[] {
      -lr, descent.factor(rmsProp, lr), alpha, 1 - alpha, rmsProp.real("eps"), momentumNow
    };
  }
}
