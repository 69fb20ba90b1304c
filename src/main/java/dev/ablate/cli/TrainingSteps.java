package dev.ablate.cli;

import dev.ablate.trial.Trial;
import java.util.HashMap;
import java.util.Map;

/** How far a run is, in steps. A trial that ends before its last step leaves fewer to make. */
final class TrainingSteps {
  private final Progress progress;
  private final Map<String, Long> made = new HashMap<>();

  /** The steps of a progress that began with all steps of the run's trials. */
  TrainingSteps(Progress progress) {
    this.progress = progress;
  }

  /**
   * A trial is trained from a step on; what an earlier attempt made after it is to be made again.
   *
   * @param from steps that need not be made
   */
  void started(Trial trial, long from) {
    progress.shorten(from - made.getOrDefault(trial.fingerprint(), 0L));
    made.put(trial.fingerprint(), from);
  }

  /** A trial was trained on. */
  void made(Trial trial, long steps) {
    made.merge(trial.fingerprint(), steps, Long::sum);
    progress.advance(steps);
  }

  /** A trial is not trained any more. */
  void ended(Trial trial) {
    progress.shorten(trial.steps() - made.getOrDefault(trial.fingerprint(), 0L));
  }
}
