package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;

/**
 * PyTorch's NAdam (Dozat, Incorporating Nesterov Momentum into Adam, 2016). With {@code mu = beta1
 * * (1 - 0.96^(step * momentum_decay) / 2)} and the product of all {@code mu} so far, which is
 * state, it moves by {@code (1 - mu) / (1 - product)} of the gradient and {@code mu' / (1 - product
 * * mu')} of the mean, {@code mu'} being the next one. The denominator is {@link AdamRule}'s.
 */
record NAdamRule(Descent descent) implements UpdateRule {

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public int numbers() {
    return 1;
  }

  @Override
  public void write(Update update) {
    Moments moments = Moments.write(update, descent);
    String root = Moments.root(update, moments.square());
    String product = update.slot(2);
    String mu = update.factor(5);
    String next = update.factor(6);
    update.code().line("torch.mul_(%s, %s)", product, mu);
    String share = share(update, "torch.rsub(" + mu + ", 1)", product);
    String nextShare = share(update, next, "torch.mul(" + product + ", " + next + ")");
    update.move("torch.div(" + moments.gradient() + ", " + root + ")", share);
    update.move("torch.div(" + moments.mean() + ", " + root + ")", nextShare);
  }

  /** The first factor times {@code part / (1 - product)}, a number a trial. */
  private static String share(Update update, String part, String product) {
    return update
        .code()
        .let("torch.div(torch.mul(%s, %s), torch.rsub(%s, 1))", update.factor(0), part, product);
  }

  /** Step size, {@code 1 - beta1}, {@code 1 - beta2}, scaled eps, decay, this and the next mu. */
  @Override
  public double[] coefficients(Instance nadam, double lr, double beta1, long step) {
    double beta2 = nadam.reals("betas").get(1);
    double s = Math.sqrt(1 - Math.pow(beta2, step));
    double slowness = nadam.real("momentum_decay");
    return new double[] {
      -lr * s,
      1 - beta1,
      1 - beta2,
      nadam.real("eps") * s,
      descent.factor(nadam, lr),
      mu(beta1, step * slowness),
      mu(beta1, (step + 1) * slowness)
    };
  }

  private static double mu(double beta1, double time) {
    return beta1 * (1 - 0.5 * Math.pow(0.96, time));
  }
}
