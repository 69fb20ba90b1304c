package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import dev.ablate.trial.WorkerLostException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Repeats work during which a worker was lost, other than training. */
public final class LostWorkers {
  private LostWorkers() {}

  /**
   * Asks again where the worker was lost, as often as a trial's {@code retries} say.
   *
   * @param work needs a worker
   * @param warn is told of each loss that is followed by another attempt
   * @throws WorkerLostException of the last attempt
   */
  public static <T> T retried(Trial trial, Supplier<T> work, Consumer<String> warn) {
    for (int left = trial.settings().retries(); left > 0; left--) {
      try {
        return work.get();
      } catch (WorkerLostException e) {
        warn.accept(e.getMessage() + "; trying again");
      }
    }
    return work.get();
  }
}
