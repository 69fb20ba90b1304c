package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/**
 * PyTorch's CosineAnnealingLR: {@code etaMin + (base - etaMin) * (1 + cos(pi * index / tMax)) / 2},
 * rising again after {@code tMax}, as PyTorch's recursive form does too (Loshchilov and Hutter,
 * SGDR, 2017, without restarts).
 */
record CosineAnnealingLr(double tMax, double etaMin) implements Curve {

  static CosineAnnealingLr of(Instance schedule, double tMax) {
    return new CosineAnnealingLr(tMax, schedule.real("eta_min"));
  }

  @Override
  public double lr(long index, double base) {
    return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * index / tMax)) / 2;
  }
}
