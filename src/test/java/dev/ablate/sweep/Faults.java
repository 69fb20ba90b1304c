package dev.ablate.sweep;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** What goes wrong in a simulated sweep; a function of its seed. */
final class Faults {
  private final Random random;
  private final Map<Fault, Double> chances = new EnumMap<>(Fault.class);
  private boolean killed;

  /** Something that goes wrong, and how likely it does so at each chance. */
  enum Fault {
    /** The process is killed. */
    KILL(0.008),
    /** By a kill that takes the power, of a trial. */
    LOST_WRITES(0.5),
    FULL_DISK(0.008),
    LOST_WORKER(0.03),
    ERROR(0.02),
    MEMORY(0.03),
    GONE_DEVICE(0.008),
    STOP(0.008),
    DAMAGED_CHECKPOINT(0.1),
    NO_CHECKPOINT(0.5);

    private final double chance;

    Fault(double chance) {
      this.chance = chance;
    }
  }

  /** Each fault is left out, or is as likely as it says, or four times as likely. */
  Faults(long seed) {
    this.random = new Random(seed);
    for (Fault fault : Fault.values()) {
      chances.put(fault, fault.chance * new int[] {0, 1, 4}[random.nextInt(3)]);
    }
  }

  /** A process that is killed: nothing in it catches this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** From now on all goes well. */
  void end() {
    chances.clear();
  }

  boolean areOver() {
    return chances.isEmpty();
  }

  /** A process begins. */
  void restart() {
    killed = false;
  }

  /** Whether something goes wrong now. */
  boolean happens(Fault fault) {
    return random.nextDouble() < chances.getOrDefault(fault, 0.0);
  }

  /** Kills the process now and then, with all its threads. */
  void maybeKill() {
    killed |= happens(Fault.KILL);
    if (killed) {
      throw new Killed();
    }
  }
}
