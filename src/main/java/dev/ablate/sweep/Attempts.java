package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import java.util.HashMap;
import java.util.Map;

/** How the trials of a plan are trained when they are tried again. */
final class Attempts {
  private final Plan plan;
  private final Map<String, Trial> smaller = new HashMap<>();
  private final Map<String, Integer> losses = new HashMap<>();

  Attempts(Plan plan) {
    this.plan = plan;
  }

  /** A planned trial as it is trained from now on. */
  Trial trained(Trial trial) {
    Trial inParts = smaller.get(trial.fingerprint());
    return inParts == null ? plan.trained(trial) : inParts;
  }

  /**
   * From now on a trial is trained in smaller parts.
   *
   * @param inParts as it is trained then
   */
  void shrink(Trial inParts) {
    smaller.put(inParts.fingerprint(), inParts);
  }

  /** Notes that the worker that trained a trial was lost, once more. */
  void lost(Trial trial) {
    losses.merge(trial.fingerprint(), 1, Integer::sum);
  }

  /** How often a worker was lost while it trained a trial. */
  int losses(Trial trial) {
    return losses.getOrDefault(trial.fingerprint(), 0);
  }

  /** Whether a trial has had all the attempts that its settings allow. */
  boolean areUsedUp(Trial trial) {
    return losses(trial) > trial.settings().retries();
  }

  /**
   * Whether the next attempt is to be without others, whose fault the losses may have been, or
   * which would suffer from its own: after the second, and where it is the last.
   */
  boolean isAlone(Trial trial) {
    return losses(trial) >= Math.min(2, trial.settings().retries());
  }
}
