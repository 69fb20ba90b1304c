package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

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
  public void write(
      Code code, String weights, String gradient, List<String> slots, List<String> k) {
    String g = descent.write(code, weights, gradient, k.get(1));
    code.line("torch.addcmul_(%s, %s, %s)", weights, direction(code, g, slots, k), k.get(0));
  }

  private String direction(Code code, String g, List<String> slots, List<String> k) {
    if (!momentum) {
      return g;
    }
    String buffer = slots.get(0);
    code.line("torch.addcmul_(torch.mul_(%s, %s), %s, %s)", buffer, k.get(2), g, k.get(3));
    return nesterov ? code.let("torch.addcmul(%s, %s, %s)", g, buffer, k.get(2)) : buffer;
  }

  /** {@code -lr}, weight decay, momentum, the gradient's share in the buffer. */
  @Override
  public double[] coefficients(Instance sgd, double lr, double momentumNow, long step) {
    double share = step == 1 ? 1 : 1 - sgd.real("dampening");
    return new double[] {-lr, descent.factor(sgd, lr), momentumNow, share};
  }
}
