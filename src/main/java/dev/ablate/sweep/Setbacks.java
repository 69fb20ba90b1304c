package dev.ablate.sweep;

import dev.ablate.trial.MemoryException;
import dev.ablate.trial.Trial;
import dev.ablate.trial.WorkerLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What follows where an array was not trained to its end. One that does not fit into memory is
 * trained in halves, as are others of its program from then on, and a trial that does not fit alone
 * in smaller parts, if its settings allow it. Where the worker was lost, trials are tried again: at
 * first together, then alone. Otherwise they have failed.
 */
final class Setbacks {
  private final ArrayQueue queue;
  private final RunningTrials trials;
  private final Attempts attempts;
  private final Function<Throwable, String> explanation;
  private final EarlyFailures failures;

  /**
   * What follows in a run.
   *
   * @param explanation what is stored of an unexpected exception
   */
  Setbacks(
      ArrayQueue queue,
      RunningTrials trials,
      Attempts attempts,
      Function<Throwable, String> explanation,
      EarlyFailures failures) {
    this.queue = queue;
    this.trials = trials;
    this.attempts = attempts;
    this.explanation = explanation;
    this.failures = failures;
  }

  /** Training is over, of all trials unless a stop was asked for. */
  void over(RunningArray array) {
    List<Trial> left = array.unfinished();
    if (!left.isEmpty() && !trials.stopRequested()) {
      trials.fail(left, "training ended without a result");
    }
  }

  /** Trials that ended before memory ran out have their results. */
  void outOfMemory(RunningArray array, MemoryException e) {
    List<Trial> left = array.unfinished();
    int width = array.trained().size();
    if (width == 1) {
      left.forEach(trial -> tryInSmallerParts(trial, e));
    } else if (!left.isEmpty()) {
      int tooWide = Math.max(2, left.size());
      int fitting = (tooWide + 1) / 2;
      queue.fits(array.program(), fitting);
      trials.outOfMemory(left.get(0), fitting, tooWide);
      trials.triedAgain(
          left, e.getMessage() + "; trying again with at most %d at once".formatted(fitting));
      queue.putBack(left);
    }
  }

  /**
   * Others of its program begin as they are planned: numbers of BatchNorm depend on the parts, and
   * a trial's results are not to depend on what became of another one.
   */
  private void tryInSmallerParts(Trial trial, MemoryException e) {
    Trial trained = attempts.trained(trial);
    Optional<Trial> smaller =
        trained.settings().failsOnOom() ? Optional.empty() : trained.inSmallerParts();
    if (smaller.isEmpty()) {
      trials.fail(List.of(trial), e.getMessage() + instead(trained));
    } else {
      int parts = smaller.get().settings().accumulate();
      trials.warned(trial, e.getMessage() + "; trying again with accumulate = " + parts);
      attempts.shrink(smaller.get());
      queue.putBackAlone(List.of(trial));
    }
  }

  private static String instead(Trial trial) {
    return trial.settings().failsOnOom()
        ? "; write on_oom = retry_smaller, a smaller batch_size or a larger accumulate"
        : ", also with accumulate = %d; write a smaller batch_size or a smaller model"
            .formatted(trial.settings().accumulate());
  }

  /** Who is at fault is not known, as long as there were several; a stop needs no other attempt. */
  void lost(RunningArray array, WorkerLostException e) {
    if (!trials.stopRequested()) {
      List<Trial> left = new ArrayList<>(array.unfinished());
      left.forEach(attempts::lost);
      giveUp(left.stream().filter(attempts::areUsedUp).toList(), e);
      left.removeIf(attempts::areUsedUp);
      tryAgain(left, e);
    }
  }

  private void giveUp(List<Trial> givenUp, WorkerLostException e) {
    givenUp.forEach(trial -> trials.fail(List.of(trial), e.getMessage() + inAll(trial)));
    if (!givenUp.isEmpty()) {
      note(String.valueOf(e.getMessage()));
    }
  }

  private String inAll(Trial trial) {
    return trial.settings().retries() == 0
        ? "; retries = 0 allows no other attempt, run with --retry-failed makes one"
        : ", in each of %d attempts, alone in the last; a larger retries or --retry-failed gives more"
            .formatted(attempts.losses(trial));
  }

  private void tryAgain(List<Trial> left, WorkerLostException e) {
    if (!left.isEmpty()) {
      trials.triedAgain(left, e.getMessage() + "; trying again from the last checkpoint");
    }
    List<Trial> alone = left.stream().filter(attempts::isAlone).toList();
    List<Trial> together = left.stream().filter(trial -> !attempts.isAlone(trial)).toList();
    if (!alone.isEmpty()) {
      queue.putBackAlone(alone);
    }
    if (!together.isEmpty()) {
      queue.putBack(together);
    }
  }

  /** An array that cannot be trained fails its trials and no others. */
  void failed(RunningArray array, Throwable thrown) {
    String error = explanation.apply(thrown);
    trials.fail(array.unfinished(), error);
    note(error);
  }

  private void note(String error) {
    if (failures.areManyWith(error)) {
      trials.giveUp();
    }
  }
}
