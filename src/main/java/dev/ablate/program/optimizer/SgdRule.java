package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;

/**
 * PyTorch's SGD: {@code b = momentum * b + (1 - dampening) * g}, {@code w -= lr * b}, the first
 * gradient undampened (Sutskever et al., On the importance of initialization and momentum, 2013).
 */
record SgdRule(Descent descent, boolean momentum, boolean nesterov) implements UpdateRule {

  static SgdRule of(Instance sgd, boolean movesMomentum) {
    boolean momentum = movesMomentum || sgd.real("momentum") != 0;
    return new SgdRule(Descent.of(sgd), momentum, momentum && sgd.bool("nesterov"));
  }

  @Override
  public int slots() {
    return momentum ? 1 : 0;
  }

  @Override
  public void write(Update update) {
    String g = descent.write(update, update.factor(1));
    update.move(momentum ? buffered(update, g) : g);
  }

  private String buffered(Update update, String g) {
    Code code = update.code();
    String buffer = update.slot(0);
    String momentumNow = update.factor(2);
    code.line(
        "torch.addcmul_(torch.mul_(%s, %s), %s, %s)", buffer, momentumNow, g, update.factor(3));
    return nesterov ? code.let("torch.addcmul(%s, %s, %s)", g, buffer, momentumNow) : buffer;
  }

  /** {@code -lr}, weight decay, momentum, the gradient's share in the buffer. */
  @Override
  public double[] coefficients(Instance sgd, double lr, double momentumNow, long step) {
    double share = step == 1 ? 1 : 1 - sgd.real("dampening");
    return new double[] {-lr, descent.factor(sgd, lr), momentumNow, share};
  }
}
