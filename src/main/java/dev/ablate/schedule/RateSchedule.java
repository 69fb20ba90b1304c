package dev.ablate.schedule;

import java.util.OptionalDouble;

/** The learning rate and momentum of each update of a trial. */
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
  OptionalDouble momentum(long step);
}
