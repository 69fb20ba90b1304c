package dev.ablate.sweep;

import dev.ablate.trial.DeviceException;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WorkerLostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains what waits in a queue with several trainers at once, each on a thread of its own, until
 * nothing is left or a stop was asked for. The queue, the store and who listens are used by one
 * thread at a time. What ends one trainer's work ends that of all, after their running chunks.
 */
final class Training {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  private final ArrayQueue queue;
  private final ArrayProgress progress;
  private final RunningTrials trials;
  private final Attempts attempts;
  private final Setbacks setbacks;
  private final Mutex mutex;
  private final TrialListener listener;
  private final Executor threads;
  private int trainers;
  private int running;
  private int ended;
  private Optional<Throwable> failure = Optional.empty();

  /**
   * The training of a plan.
   *
   * @param explanation what is stored of an unexpected exception
   */
  Training(
      Plan plan,
      ArrayQueue queue,
      ArrayProgress progress,
      RunningTrials trials,
      Function<Throwable, String> explanation,
      Host host) {
    this.queue = queue;
    this.progress = progress;
    this.trials = trials;
    this.attempts = new Attempts(plan);
    this.setbacks =
        new Setbacks(queue, trials, attempts, explanation, new EarlyFailures(host.nanoTime()));
    this.mutex = host.mutex();
    this.listener = new LockedListener(trials, mutex);
    this.threads = host.threads();
  }

  /**
   * Trains.
   *
   * @param all the first of them on this thread
   */
  void run(List<? extends TrialTrainer> all) {
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
    mutex.run(() -> mutex.await(() -> ended == begun));
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
      mutex.run(
          () -> {
            ended++;
            mutex.signalAll();
          });
    }
  }

  /** The first failure is told; others follow from it, or would have ended the run as well. */
  private void fail(Throwable thrown) {
    mutex.run(
        () -> {
          failure = failure.or(() -> Optional.of(thrown));
          trials.abandon();
          mutex.signalAll();
          tellIfPossible();
        });
  }

  /** Stores what has ended, where that is possible: something else has gone wrong already. */
  private void tellIfPossible() {
    try {
      trials.tell();
    } catch (RuntimeException | Error e) {
      LOG.debug("what had ended could not be stored", e);
    }
  }

  /**
   * What others train may come back to the queue. What has ended comes to the disk when the next
   * array is trained, or here where there is none.
   */
  private Optional<RunningArray> next() {
    return mutex.get(
        () -> {
          mutex.await(() -> !queue.isEmpty() || running == 0 || trials.stopRequested());
          if (queue.isEmpty() || trials.isStopping()) {
            trials.tell();
            return Optional.empty();
          }
          return Optional.of(begin(queue.take(trainers - running)));
        });
  }

  private RunningArray begin(ArrayQueue.Taken taken) {
    running++;
    return new RunningArray(taken, queue, attempts, progress, trials);
  }

  /** Whoever gets trials that are put back finds this array ended. */
  private void train(TrialTrainer trainer, RunningArray array) {
    Runnable then = () -> {};
    try {
      then = trained(trainer, array);
    } finally {
      Runnable last = then;
      mutex.run(() -> end(array, last));
    }
  }

  /** Trains an array; gives what follows from how that ended. */
  private Runnable trained(TrialTrainer trainer, RunningArray array) {
    try {
      trainer.resume(
          mutex.get(array::progress), most -> mutex.get(() -> array.take(most)), listener);
      return () -> setbacks.over(array);
    } catch (StoreException | SweepFailure | DeviceException e) {
      throw e;
    } catch (MemoryException e) {
      return () -> setbacks.outOfMemory(array, e);
    } catch (WorkerLostException e) {
      return () -> setbacks.lost(array, e);
    } catch (RuntimeException | OutOfMemoryError e) {
      return () -> setbacks.failed(array, e);
    }
  }

  /** Trials that are trained again go on from what is on the disk. */
  private void end(RunningArray array, Runnable then) {
    try {
      then.run();
      if (!array.unfinished().isEmpty()) {
        trials.tell();
      }
    } finally {
      array.end();
      running--;
      mutex.signalAll();
    }
  }
}
