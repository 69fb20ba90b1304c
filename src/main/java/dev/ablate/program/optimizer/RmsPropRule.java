package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;

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
  public void write(Update update) {
    Code code = update.code();
    String square = update.slot(0);
    String g = descent.write(update, update.factor(1));
    update.averageSquare(square, g);
    String spread = centered ? variance(update, square, g) : square;
    String root = update.root(spread, update.factor(4));
    String step = code.let("torch.div(%s, %s)", g, root);
    update.move(momentum ? buffered(update, step) : step);
  }

  private static String variance(Update update, String square, String g) {
    String mean = update.slot(1);
    update.code().line("torch.lerp_(%s, %s, %s)", mean, g, update.factor(3));
    return update.code().let("torch.addcmul(%s, %s, %s, value=-1)", square, mean, mean);
  }

  private String buffered(Update update, String step) {
    String buffer = update.slot(slots() - 1);
    update.code().line("torch.add_(torch.mul_(%s, %s), %s)", buffer, update.factor(5), step);
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
