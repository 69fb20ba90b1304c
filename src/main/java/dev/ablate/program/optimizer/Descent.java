package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;

/**
 * What every optimizer does with the gradient first: turn it round where it climbs, and add or
 * apply weight decay.
 *
 * @param decoupled whether weights shrink by themselves (Loshchilov and Hutter 2019) or through the
 *     gradient
 */
record Descent(boolean maximize, boolean decays, boolean decoupled) {

  static Descent of(Instance optimizer) {
    boolean decoupled =
        optimizer.find("decoupled_weight_decay").isPresent()
            ? optimizer.bool("decoupled_weight_decay")
            : optimizer.name().equals("AdamW");
    boolean decays = optimizer.real("weight_decay") != 0;
    return new Descent(optimizer.bool("maximize"), decays, decays && decoupled);
  }

  /**
   * Writes it; gives the gradient to go on with.
   *
   * @param decay see {@link #factor}
   */
  String write(Update update, String decay) {
    Code code = update.code();
    String weights = update.weights();
    String gradient = update.gradient();
    String g = maximize ? code.let("torch.neg(%s)", gradient) : gradient;
    if (!decays) {
      return g;
    }
    if (decoupled) {
      code.line("torch.mul_(%s, %s)", weights, decay);
      return g;
    }
    return code.let("torch.addcmul(%s, %s, %s)", g, weights, decay);
  }

  /** What weights are multiplied with: for the gradient, or, decoupled, what is left of them. */
  double factor(Instance optimizer, double lr) {
    double decay = optimizer.real("weight_decay");
    return decoupled ? 1 - lr * decay : decay;
  }
}
