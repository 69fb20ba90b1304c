package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;

/**
 * PyTorch's RAdam (Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2020). The
 * mean alone moves the weights until enough squares are seen; then Adam's quotient does, rectified.
 */
record RAdamRule(Descent descent) implements UpdateRule {
  /** Squares, as a length of their running mean, from which on their variance can be told. */
  private static final double ENOUGH = 5;

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void write(Update update) {
    Moments moments = Moments.write(update, descent);
    String root = Moments.root(update, moments.square());
    String divisor =
        update.code().let("torch.where(torch.ne(%s, 0), %s, 1.)", update.factor(5), root);
    update.move("torch.div(" + moments.mean() + ", " + divisor + ")");
  }

  /** Step size, {@code 1 - beta1}, {@code 1 - beta2}, eps, decay, whether to divide. */
  @Override
  public double[] coefficients(Instance radam, double lr, double beta1, long step) {
    double beta2 = radam.reals("betas").get(1);
    double longest = 2 / (1 - beta2) - 1;
    double left = Math.pow(beta2, step);
    double length = longest - 2 * step * left / (1 - left);
    boolean adapts = length > ENOUGH;
    double share = adapts ? rectification(length, longest) * Math.sqrt(1 - left) : 1;
    return new double[] {
      -lr * share / (1 - Math.pow(beta1, step)),
      1 - beta1,
      1 - beta2,
      radam.real("eps"),
      descent.factor(radam, lr),
      adapts ? 1 : 0
    };
  }

  private static double rectification(double length, double longest) {
    return Math.sqrt(
        (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
  }
}
