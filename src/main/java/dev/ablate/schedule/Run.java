package dev.ablate.schedule;

/**
 * How long a trial trains.
 *
 * @param epochs how often the training rows are gone through
 * @param stepsPerEpoch updates of one epoch
 */
record Run(int epochs, int stepsPerEpoch) {

  /** What is left of the run at an update, an epoch that has begun counted whole. */
  long remaining(Unit unit, long step) {
    return unit.count(steps(), this) - unit.count(step, this);
  }

  private long steps() {
    return (long) epochs * stepsPerEpoch;
  }
}
