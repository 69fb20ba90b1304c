package dev.ablate.schedule;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The learning rate and momentum of each update of a trial. Where metrics decide, those of the
 * updates up to the next epoch's end: {@link #after} tells how it goes on.
 */
public interface RateSchedule {

  /**
   * The learning rate in force.
   *
   * @param step the update, from 0 at the start of the run
   */
  double lr(long step);

  /**
   * The momentum (of SGD) or first beta (of Adam) in force; empty, for every step, where no part of
   * the schedule moves it.
   *
   * @param step the update, from 0 at the start of the run
   */
  default OptionalDouble momentum(long step) {
    return OptionalDouble.empty();
  }

  /**
   * The schedule from the end of an epoch on.
   *
   * @param metrics what was logged of the epoch, by name: {@code val_loss}
   */
  default RateSchedule after(Map<String, Double> metrics) {
    return this;
  }

  /** Whether it depends on the metrics of epochs. */
  default boolean watchesMetrics() {
    return false;
  }
}
