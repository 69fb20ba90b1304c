package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

/**
 * PyTorch's Adamax (Kingma and Ba 2015, section 7.1): Adam with the largest of the gradients, each
 * worth less with every step, in place of the mean square.
 */
record AdamaxRule(Descent descent) implements UpdateRule {

  static AdamaxRule of(Instance adamax) {
    return new AdamaxRule(Descent.of(adamax));
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void write(
      Code code, String weights, String gradient, List<String> slots, List<String> k) {
    String mean = slots.get(0);
    String largest = slots.get(1);
    String g = descent.write(code, weights, gradient, k.get(4));
    code.line("torch.lerp_(%s, %s, %s)", mean, g, k.get(1));
    String size = code.let("torch.add_(torch.abs(%s), %s)", g, k.get(3));
    code.line(
        "torch.copy_(%s, torch.maximum(torch.mul(%s, %s), %s))", largest, largest, k.get(2), size);
    code.line("torch.addcmul_(%s, torch.div(%s, %s), %s)", weights, mean, largest, k.get(0));
  }

  /** Step size, {@code 1 - beta1}, beta2, eps, decay. */
  @Override
  public double[] coefficients(Instance adamax, double lr, double beta1, long step) {
    return new double[] {
      -lr / (1 - Math.pow(beta1, step)),
      1 - beta1,
      adamax.reals("betas").get(1),
      adamax.real("eps"),
      descent.factor(adamax, lr)
    };
  }
}
