package dev.ablate.sweep;

import dev.ablate.trial.MemoryException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WorkerLostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;

/**
 * Trains what waits in a queue with several trainers at once, each on a thread of its own, until
 * nothing is left or a stop was asked for. The queue, the store and who listens are used by one
 * thread at a time. What ends one trainer's work ends that of all, after their running chunks.
 */
final class Training {
  private final ArrayQueue queue;
  private final ArrayProgress progress;
  private final RunningTrials trials;
  private final Attempts attempts;
  private final Setbacks setbacks;
  private final Exclusively exclusively;
  private final Condition changed;
  private final TrialListener listener;
  private int trainers;
  private int running;
  private int ended;
  private Optional<Throwable> failure = Optional.empty();

  /**
   * The training of a plan.
   *
   * @param explanation what is stored of an exception that nobody expected
   */
  Training(
      Plan plan,
      ArrayQueue queue,
      ArrayProgress progress,
      RunningTrials trials,
      Function<Throwable, String> explanation,
      Lock lock) {
    this.queue = queue;
    this.progress = progress;
    this.trials = trials;
    this.attempts = new Attempts(plan);
    this.setbacks = new Setbacks(queue, trials, attempts, explanation);
    this.exclusively = new Exclusively(lock);
    this.changed = lock.newCondition();
    this.listener = new LockedListener(trials, exclusively);
  }

  /**
   * Trains.
   *
   * @param all the first of them on this thread
   * @param threads begins a thread for each of the others
   */
  void run(List<? extends TrialTrainer> all, Executor threads) {
    trainers = all.size();
    int begun = 1;
    try {
      for (TrialTrainer trainer : all.subList(1, all.size())) {
        threads.execute(() -> train(trainer));
        begun++;
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(e);
    }
    train(all.get(0));
    awaitEnds(begun);
    throwFailure();
  }

  private void awaitEnds(int begun) {
    exclusively.run(
        () -> {
          while (ended < begun) {
            changed.awaitUninterruptibly();
          }
        });
  }

  private void throwFailure() {
    if (failure.isPresent() && failure.get() instanceof Error error) {
      throw error;
    } else if (failure.isPresent() && failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void train(TrialTrainer trainer) {
    try {
      Optional<RunningArray> next = next();
      while (next.isPresent()) {
        train(trainer, next.get());
        next = next();
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    } finally {
      exclusively.run(
          () -> {
            ended++;
            changed.signalAll();
          });
    }
  }

  /** The first failure is told; others follow from it, or would have ended the run as well. */
  private void fail(Throwable thrown) {
    exclusively.run(
        () -> {
          failure = failure.or(() -> Optional.of(thrown));
          trials.abandon();
          changed.signalAll();
        });
  }

  /** What others train may come back to the queue. */
  private Optional<RunningArray> next() {
    return exclusively.get(
        () -> {
          while (queue.isEmpty() && running > 0 && !trials.stopRequested()) {
            changed.awaitUninterruptibly();
          }
          return queue.isEmpty() || trials.stopRequested()
              ? Optional.empty()
              : Optional.of(begin(queue.take(trainers - running)));
        });
  }

  private RunningArray begin(ArrayQueue.Taken taken) {
    running++;
    return new RunningArray(taken, queue, attempts, progress, trials);
  }

  private void train(TrialTrainer trainer, RunningArray array) {
    try {
      trainer.resume(
          exclusively.get(array::progress),
          most -> exclusively.get(() -> array.take(most)),
          listener);
      exclusively.run(() -> setbacks.over(array));
    } catch (StoreException | SweepFailure e) {
      throw e;
    } catch (MemoryException e) {
      exclusively.run(() -> setbacks.outOfMemory(array, e));
    } catch (WorkerLostException e) {
      exclusively.run(() -> setbacks.lost(array, e));
    } catch (RuntimeException | OutOfMemoryError e) {
      exclusively.run(() -> setbacks.failed(array, e));
    } finally {
      exclusively.run(() -> end(array));
    }
  }

  private void end(RunningArray array) {
    array.end();
    running--;
    changed.signalAll();
  }
}
