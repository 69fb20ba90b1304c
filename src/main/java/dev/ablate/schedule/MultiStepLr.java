package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import java.util.List;

/** PyTorch's MultiStepLR: {@code base * gamma^n} after n milestones. */
record MultiStepLr(List<Integer> milestones, double gamma) implements Curve {
  MultiStepLr {
    milestones = List.copyOf(milestones);
  }

  static MultiStepLr of(Instance schedule) {
    return new MultiStepLr(schedule.integers("milestones"), schedule.real("gamma"));
  }

  @Override
  public double lr(long index, double base) {
    long passed = milestones.stream().filter(milestone -> milestone <= index).count();
    return base * Math.pow(gamma, passed);
  }
}
