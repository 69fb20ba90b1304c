package dev.ablate.schedule;

import java.util.OptionalDouble;

/** The shape of one schedule, whatever its unit and whenever it starts. */
interface Curve {

  /**
   * The learning rate.
   *
   * @param index how often the schedule has moved, from 0
   * @param base the optimizer's own rate
   */
  double lr(long index, double base);

  /** The momentum, where the schedule moves it. */
  default OptionalDouble momentum(long index) {
    return OptionalDouble.empty();
  }
}
