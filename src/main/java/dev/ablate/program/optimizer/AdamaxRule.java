package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;

/**
 * PyTorch's Adamax (Kingma and Ba 2015, section 7.1): Adam with the largest of the gradients, each
 * worth less with every step, in place of the mean square.
 */
record AdamaxRule(Descent descent) implements UpdateRule {

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void write(Update update) {
    Code code = update.code();
    String mean = update.slot(0);
    String largest = update.slot(1);
    String g = descent.write(update, update.factor(4));
    code.line("torch.lerp_(%s, %s, %s)", mean, g, update.factor(1));
    String size = code.let("torch.add_(torch.abs(%s), %s)", g, update.factor(3));
    String before = "torch.mul(" + largest + ", " + update.factor(2) + ")";
    code.line("torch.copy_(%s, torch.maximum(%s, %s))", largest, before, size);
    update.move("torch.div(" + mean + ", " + largest + ")");
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
