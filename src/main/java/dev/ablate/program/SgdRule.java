package dev.ablate.program;

import dev.ablate.catalog.Instance;
import java.util.List;

/**
 * PyTorch's SGD: {@code b = momentum * b + (1 - dampening) * g}, {@code w -= lr * b}, the first
 * gradient undampened (Sutskever et al., On the importance of initialization and momentum, 2013).
 */
record SgdRule(boolean momentum, boolean nesterov, boolean decays, boolean maximize)
    implements UpdateRule {

  static SgdRule of(Instance sgd, boolean movesMomentum) {
    boolean momentum = movesMomentum || sgd.real("momentum") != 0;
    return new SgdRule(
        momentum,
        momentum && sgd.bool("nesterov"),
        sgd.real("weight_decay") != 0,
        sgd.bool("maximize"));
  }

  @Override
  public int slots() {
    return momentum ? 1 : 0;
  }

  @Override
  public void write(
      Code code, String weights, String gradient, List<String> slots, List<String> k) {
    String ascent = maximize ? code.let("torch.neg(%s)", gradient) : gradient;
    String g = decays ? code.let("torch.addcmul(%s, %s, %s)", ascent, weights, k.get(1)) : ascent;
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
    return new double[] {-lr, sgd.real("weight_decay"), momentumNow, share};
  }
}
