package dev.ablate.sweep;

import dev.ablate.source.SourceFile;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.Versions;
import java.time.Instant;
import java.util.List;

/**
 * Trains a plan's arrays one after the other and stores what happens as it happens.
 *
 * <p>An array that cannot be trained fails its trials and no others. A store that cannot be written
 * ends the run.
 */
public final class Runner {
  private final TrialTrainer trainer;
  private final SweepStore store;
  private final TrialListener listener;

  /**
   * A runner.
   *
   * @param listener hears of every event once it is stored; says when to stop
   */
  public Runner(TrialTrainer trainer, SweepStore store, TrialListener listener) {
    this.trainer = trainer;
    this.store = store;
    this.listener = listener;
  }

  /** Trains what the plan has to train; a plan without such trials leaves the store as it is. */
  public RunSummary run(Plan plan) {
    List<List<Trial>> arrays = plan.arrays();
    if (!arrays.isEmpty()) {
      store.save(sweep(plan));
    }
    RunningTrials trials = new RunningTrials(plan, store, listener);
    for (List<Trial> array : arrays) {
      if (trials.stopRequested()) {
        break;
      }
      train(array, trials);
    }
    return trials.summary();
  }

  private void train(List<Trial> array, RunningTrials trials) {
    try {
      trainer.train(array, trials);
      if (!trials.stopRequested()) {
        trials.fail(array, "training ended without a result");
      }
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      trials.fail(array, reason(e));
    }
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getName() : message;
  }

  private static SweepRecord sweep(Plan plan) {
    SourceFile source = plan.experiment().source();
    return new SweepRecord(
        plan.experiment().title(),
        source.name(),
        source.text(),
        Instant.now(),
        Versions.all(),
        plan.trials());
  }
}
