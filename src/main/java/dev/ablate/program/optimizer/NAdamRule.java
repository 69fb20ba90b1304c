package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

/**
 * PyTorch's NAdam (Dozat, Incorporating Nesterov Momentum into Adam, 2016). With {@code mu = beta1
 * * (1 - 0.96^(step * momentum_decay) / 2)} and the product of all {@code mu} so far, which is
 * state, it moves by {@code (1 - mu) / (1 - product)} of the gradient and {@code mu' / (1 - product
 * * mu')} of the mean, {@code mu'} being the next one. The denominator is {@link AdamRule}'s.
 */
record NAdamRule(Descent descent) implements UpdateRule {

  static NAdamRule of(Instance nadam) {
    return new NAdamRule(Descent.of(nadam));
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public int numbers() {
    return 1;
  }

  @Override
  public void write(
      Code code, String weights, String gradient, List<String> slots, List<String> k) {
    String mean = slots.get(0);
    String square = slots.get(1);
    String g = descent.write(code, weights, gradient, k.get(4));
    code.line("torch.lerp_(%s, %s, %s)", mean, g, k.get(1));
    code.line("torch.lerp_(%s, torch.square(%s), %s)", square, g, k.get(2));
    String root = code.let("torch.add_(torch.sqrt(%s), %s)", square, k.get(3));
    String product = slots.get(2);
    String mu = k.get(5);
    String next = k.get(6);
    code.line("torch.mul_(%s, %s)", product, mu);
    String share = share(code, "torch.rsub(" + mu + ", 1)", product, k.get(0));
    String nextShare = share(code, next, "torch.mul(" + product + ", " + next + ")", k.get(0));
    code.line("torch.addcmul_(%s, torch.div(%s, %s), %s)", weights, g, root, share);
    code.line("torch.addcmul_(%s, torch.div(%s, %s), %s)", weights, mean, root, nextShare);
  }

  /** {@code factor * part / (1 - product)}, a number a trial. */
  private static String share(Code code, String part, String product, String factor) {
    return code.let("torch.div(torch.mul(%s, %s), torch.rsub(%s, 1))", factor, part, product);
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
