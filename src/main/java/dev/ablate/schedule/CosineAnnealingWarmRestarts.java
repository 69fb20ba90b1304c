package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/**
 * PyTorch's CosineAnnealingWarmRestarts: half a cosine of length {@code first}, then others, each
 * {@code growth} times as long as the one before (Loshchilov and Hutter, SGDR, 2017).
 */
record CosineAnnealingWarmRestarts(int first, int growth, double etaMin) implements Curve {

  static CosineAnnealingWarmRestarts of(Instance schedule) {
    return new CosineAnnealingWarmRestarts(
        schedule.integer("T_0"), schedule.integer("T_mult"), schedule.real("eta_min"));
  }

  @Override
  public double lr(long index, double base) {
    long length = first;
    long done = growth == 1 ? index % first : index;
    while (done >= length) {
      done -= length;
      length *= growth;
    }
    return new CosineAnnealingLr(length, etaMin).lr(done, base);
  }
}
