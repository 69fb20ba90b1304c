package dev.ablate.sweep;

import java.util.Random;

/** What goes wrong in a simulated sweep; a function of its seed. */
final class Faults {
  private final Random random;
  private double rate = 1;

  Faults(long seed) {
    this.random = new Random(seed);
  }

  /** A process that is killed: nothing in it catches this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** From now on all goes well. */
  void end() {
    rate = 0;
  }

  /** Whether something happens that has this chance while things go wrong. */
  boolean happens(double chance) {
    return random.nextDouble() < chance * rate;
  }

  /** Kills the process now and then. */
  void maybeKill() {
    if (happens(0.03)) {
      throw new Killed();
    }
  }
}
