package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;

/**
 * PyTorch's Adadelta (Zeiler 2012): the gradient times the root of the mean square of past updates
 * over that of past gradients.
 */
record AdadeltaRule(Descent descent) implements UpdateRule {

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void write(Update update) {
    String gradients = update.slot(0);
    String changes = update.slot(1);
    String g = descent.write(update, update.factor(1));
    update.averageSquare(gradients, g);
    Code code = update.code();
    String ratio = code.let("torch.div(%s, %s)", root(update, changes), root(update, gradients));
    String change = code.let("torch.mul_(%s, %s)", ratio, g);
    update.averageSquare(changes, change);
    update.move(change);
  }

  private static String root(Update update, String square) {
    return update.code().let("torch.sqrt_(torch.add(%s, %s))", square, update.factor(4));
  }

  /** {@code -lr}, decay, rho, {@code 1 - rho}, eps. */
  @Override
  public double[] coefficients(Instance adadelta, double lr, double momentum, long step) {
    double rho = adadelta.real("rho");
    return new double[] {-lr, descent.factor(adadelta, lr), rho, 1 - rho, adadelta.real("eps")};
  }
}
