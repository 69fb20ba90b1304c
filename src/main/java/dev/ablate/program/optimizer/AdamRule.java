package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;

/**
 * PyTorch's Adam and AdamW (Kingma and Ba 2015; Loshchilov and Hutter 2019; AMSGrad: Reddi et al.
 * 2018). With {@code s = sqrt(1 - beta2^step)}, {@code lr / (1 - beta1^step) * m / (sqrt(v) / s +
 * eps)} is written as {@code lr * s / (1 - beta1^step) * m / (sqrt(v) + eps * s)}, one pass less.
 */
record AdamRule(Descent descent, boolean amsgrad) implements UpdateRule {

  static AdamRule of(Instance adam) {
    return new AdamRule(Descent.of(adam), adam.bool("amsgrad"));
  }

  @Override
  public int slots() {
    return amsgrad ? 3 : 2;
  }

  @Override
  public void write(Update update) {
    if (update.fused()) {
      new AdamKernel(update, descent, amsgrad).write();
      return;
    }
    Moments moments = Moments.overwrite(update, descent);
    String square = amsgrad ? largest(update, moments.square()) : moments.square();
    String root = moments.rootInPlace(update, square);
    update.move("torch.div(" + moments.mean() + ", " + root + ", out=" + root + ")");
  }

  private static String largest(Update update, String square) {
    String largest = update.slot(2);
    update.code().line("torch.copy_(%s, torch.maximum(%s, %s))", largest, largest, square);
    return largest;
  }

  /**
   * Step size, {@code 1 - beta1}, {@code 1 - beta2}, scaled eps, decay, and decay by the step size.
   */
  @Override
  public double[] coefficients(Instance adam, double lr, double beta1, long step) {
    double beta2 = adam.reals("betas").get(1);
    double s = Math.sqrt(1 - Math.pow(beta2, step));
    double correction = 1 - Math.pow(beta1, step);
    double decay = adam.real("weight_decay");
    return new double[] {
      -lr * s / correction,
      1 - beta1,
      1 - beta2,
      adam.real("eps") * s,
      descent.factor(adam, lr),
      descent.decoupled() ? decay * correction / s : decay
    };
  }
}
