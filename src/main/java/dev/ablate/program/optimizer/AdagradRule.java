package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;

/**
 * PyTorch's Adagrad (Duchi, Hazan and Singer, Adaptive Subgradient Methods, 2011): the gradient
 * over the root of the sum of all its squares, at a rate of {@code lr / (1 + (step - 1) *
 * lr_decay)}.
 */
record AdagradRule(Descent descent) implements UpdateRule {

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public double initial(Instance adagrad) {
    return adagrad.real("initial_accumulator_value");
  }

  @Override
  public void write(Update update) {
    Code code = update.code();
    String sum = update.slot(0);
    String g = descent.write(update, update.factor(1));
    code.line("torch.addcmul_(%s, %s, %s)", sum, g, g);
    String root = update.root(sum, update.factor(2));
    update.move("torch.div(" + g + ", " + root + ")");
  }

  /** Step size, decay, eps. */
  @Override
  public double[] coefficients(Instance adagrad, double lr, double momentum, long step) {
    double rate = lr / (1 + (step - 1) * adagrad.real("lr_decay"));
    return new double[] {-rate, descent.factor(adagrad, lr), adagrad.real("eps")};
  }
}
