package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

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
  public void write(
      Code code, String weights, String gradient, List<String> slots, List<String> k) {
    String mean = slots.get(0);
    String square = slots.get(1);
    String g = descent.write(code, weights, gradient, k.get(4));
    code.line("torch.lerp_(%s, %s, %s)", mean, g, k.get(1));
    code.line("torch.lerp_(%s, torch.square(%s), %s)", square, g, k.get(2));
    String divisor = amsgrad ? largest(code, square, slots.get(2)) : square;
    String root = code.let("torch.add_(torch.sqrt(%s), %s)", divisor, k.get(3));
    code.line("torch.addcmul_(%s, torch.div(%s, %s), %s)", weights, mean, root, k.get(0));
  }

  private static String largest(Code code, String square, String largest) {
    code.line("torch.copy_(%s, torch.maximum(%s, %s))", largest, largest, square);
    return largest;
  }

  /** Step size, {@code 1 - beta1}, {@code 1 - beta2}, scaled eps, decay. */
  @Override
  public double[] coefficients(Instance adam, double lr, double beta1, long step) {
    double beta2 = adam.reals("betas").get(1);
    double s = Math.sqrt(1 - Math.pow(beta2, step));
    return new double[] {
      -lr * s / (1 - Math.pow(beta1, step)),
      1 - beta1,
      1 - beta2,
      adam.real("eps") * s,
      descent.factor(adam, lr)
    };
  }
}
