package dev.ablate.sweep;

import dev.ablate.source.SourceFile;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.Versions;
import dev.ablate.trial.WaitingTrials;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Trains a plan's arrays one after the other and stores what happens as it happens. Where trials of
 * an array end, those that come next and are trained by the same program join it.
 *
 * <p>Before that a few updates of each program are made, and those that fail are trained first. An
 * array that does not fit into memory is trained in halves, as are others of its program from then
 * on, and a trial that does not fit alone in smaller parts, if its settings allow it. An array that
 * cannot be trained otherwise fails its trials and no others, until the same has happened to three
 * of them within the first minutes. A store that cannot be written, bad data and a device that is
 * gone end the run.
 */
public final class Runner {
  private final TrialTrainer trainer;
  private final SweepStore store;
  private final TrialListener listener;
  private final Function<Throwable, String> explanation;
  private final EarlyFailures failures = new EarlyFailures();

  /**
   * A runner.
   *
   * @param listener hears of every event once it is stored; says when to stop
   * @param explanation what is stored of an exception that nobody expected
   */
  public Runner(
      TrialTrainer trainer,
      SweepStore store,
      TrialListener listener,
      Function<Throwable, String> explanation) {
    this.trainer = trainer;
    this.store = store;
    this.listener = listener;
    this.explanation = explanation;
  }

  /**
   * Measures what finished trials were not asked for before, trains what the plan has to train, and
   * looks at what the best trial predicts; a plan without such trials leaves the store as it is.
   */
  public RunSummary run(Plan plan) {
    plan.toMeasure().forEach(trial -> measure(trial, plan.trained(trial)));
    if (!plan.arrays().isEmpty()) {
      store.save(sweep(plan));
    }
    RunningTrials trials = new RunningTrials(plan, store, listener);
    ArrayProgress progress = new ArrayProgress(store);
    ArrayQueue queue = new ArrayQueue(plan, new Canary(trainer, listener).order(plan));
    while (!queue.isEmpty() && !trials.stopRequested()) {
      RunningArray array = new RunningArray(plan, queue, progress, trials);
      train(array, queue, trials);
    }
    if (!trials.stopRequested()) {
      plan.toPredict(trials::record).ifPresent(trial -> predict(trial, plan.trained(trial)));
    }
    return trials.summary();
  }

  private void measure(Trial trial, Trial trained) {
    fromWeights(
            trial,
            weights -> trainer.measure(trained, weights),
            "metrics added later were not computed")
        .ifPresent(metrics -> add(trial, metrics));
  }

  private void add(Trial trial, Map<String, Double> measured) {
    Map<String, Double> missing = new LinkedHashMap<>(measured);
    TrialRecord record = store.find(trial.fingerprint()).orElse(TrialRecord.EMPTY);
    missing.keySet().retainAll(Plan.missing(trial, record));
    add(trial, new TrialEvent.Measured(now(), missing));
  }

  private void predict(Trial trial, Trial trained) {
    fromWeights(
            trial,
            weights -> trainer.predict(trained, weights),
            "what the best trial predicts was not looked at")
        .ifPresent(splits -> add(trial, new TrialEvent.Predicted(now(), splits)));
  }

  /**
   * Where the weights cannot be read or used, the trial stays as it is: a report without what
   * follows from them is still one.
   *
   * @param missing what is said of it then
   */
  private <T> Optional<T> fromWeights(Trial trial, Function<Checkpoint, T> use, String missing) {
    try {
      return store.weights(trial).map(use);
    } catch (SweepFailure e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      listener.warned(trial, missing + ": " + reason(e));
      return Optional.empty();
    }
  }

  private void add(Trial trial, TrialEvent event) {
    store.append(trial, event);
    listener.happened(trial, event);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Trials that ended before memory ran out have their results. */
  private void train(RunningArray array, ArrayQueue queue, RunningTrials trials) {
    int width = array.trained().size();
    try {
      train(array::trained, array, trials);
    } catch (MemoryException e) {
      List<Trial> left = array.unfinished();
      if (width == 1) {
        trials.unfinished(array.trained()).forEach(trial -> trainInSmallerParts(trial, trials, e));
      } else if (!left.isEmpty()) {
        queue.putBack(left, (width + 1) / 2);
      }
    }
  }

  /**
   * Trains an array.
   *
   * @param array its trials, with those that have joined
   * @throws MemoryException where they do not fit
   */
  private void train(Supplier<List<Trial>> array, WaitingTrials waiting, RunningTrials trials) {
    try {
      trainer.resume(new ArrayProgress(store).of(array.get()), waiting, trials);
      if (!trials.stopRequested()) {
        trials.fail(array.get(), "training ended without a result");
      }
    } catch (StoreException | SweepFailure | MemoryException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      String error = explanation.apply(e);
      trials.fail(array.get(), error);
      if (failures.areManyWith(error)) {
        trials.giveUp();
      }
    }
  }

  private void trainInSmallerParts(Trial trial, RunningTrials trials, MemoryException e) {
    Optional<Trial> smaller =
        trial.settings().failsOnOom() ? Optional.empty() : trial.inSmallerParts();
    if (smaller.isEmpty()) {
      trials.fail(List.of(trial), e.getMessage() + instead(trial));
    } else if (!trials.stopRequested()) {
      int parts = smaller.get().settings().accumulate();
      trials.warned(trial, e.getMessage() + "; trying again with accumulate = " + parts);
      try {
        train(() -> List.of(smaller.get()), WaitingTrials.NONE, trials);
      } catch (MemoryException again) {
        trainInSmallerParts(smaller.get(), trials, again);
      }
    }
  }

  private static String instead(Trial trial) {
    return trial.settings().failsOnOom()
        ? "; write on_oom = retry_smaller, a smaller batch_size or a larger accumulate"
        : ", also with accumulate = %d; write a smaller batch_size or a smaller model"
            .formatted(trial.settings().accumulate());
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
        plan.experiment().overrides(),
        Instant.now(),
        Versions.all(),
        plan.trials());
  }
}
