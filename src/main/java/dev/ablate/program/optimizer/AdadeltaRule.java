package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;

/**
 * PyTorch's Adadelta (Zeiler 2012): the gradient times the root of the mean square of past updates
 * over that of past gradients.
 */
record AdadeltaRule(Descent descent) implements UpdateRule {

  static AdadeltaRule of(Instance adadelta) {
    return new AdadeltaRule(Descent.of(adadelta));
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void write(
      Code code, String weights, String gradient, List<String> slots, List<String> k) {
    String gradients = slots.get(0);
    String updates = slots.get(1);
    String g = descent.write(code, weights, gradient, k.get(1));
    average(code, gradients, g, k);
    String ratio = code.let("torch.div(%s, %s)", root(code, updates, k), root(code, gradients, k));
    String update = code.let("torch.mul_(%s, %s)", ratio, g);
    average(code, updates, update, k);
    code.line("torch.addcmul_(%s, %s, %s)", weights, update, k.get(0));
  }

  private static void average(Code code, String square, String value, List<String> k) {
    String share = code.let("torch.mul(%s, %s)", value, k.get(3));
    code.line("torch.addcmul_(torch.mul_(%s, %s), %s, %s)", square, k.get(2), share, value);
  }

  private static String root(Code code, String square, List<String> k) {
    return code.let("torch.sqrt_(torch.add(%s, %s))", square, k.get(4));
  }

  /** {@code -lr}, decay, rho, {@code 1 - rho}, eps. */
  @Override
  public double[] coefficients(Instance adadelta, double lr, double momentum, long step) {
    double rho = adadelta.real("rho");
    return new double[] {-lr, descent.factor(adadelta, lr), rho, 1 - rho, adadelta.real("eps")};
  }
}
