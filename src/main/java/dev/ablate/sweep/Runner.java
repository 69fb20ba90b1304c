package dev.ablate.sweep;

import dev.ablate.source.SourceFile;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.TrialWatcher;
import dev.ablate.trial.Versions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trains a plan's arrays and stores what happens as it happens. Where trials of an array end, those
 * that come next and are trained by the same program join it.
 *
 * <p>Before that a few updates of each program are made, to find how many of its trials are best
 * trained at once, and whether it fails: then it is trained first. An array that does not fit into
 * memory or loses its worker is tried again, as {@link Setbacks} says; one that cannot be trained
 * otherwise fails its trials and no others, until the same has happened to three of them within the
 * first minutes. A store that cannot be written, bad data and a device that is gone end the run.
 */
public final class Runner {
  private final List<? extends TrialTrainer> trainers;
  private final SweepStore store;
  private final TrialWatcher listener;
  private final Function<Throwable, String> explanation;
  private final Host host;

  /**
   * A runner.
   *
   * @param trainers train arrays at once; the first on the thread that runs, each of the others on
   *     another
   * @param listener is told of every event once it is stored, of one at a time; says when to stop
   * @param explanation what is stored of an unexpected exception
   */
  public Runner(
      List<? extends TrialTrainer> trainers,
      SweepStore store,
      TrialWatcher listener,
      Function<Throwable, String> explanation) {
    this(trainers, store, listener, explanation, Host.present());
  }

  /** A runner in a process of a kind. */
  Runner(
      List<? extends TrialTrainer> trainers,
      SweepStore store,
      TrialWatcher listener,
      Function<Throwable, String> explanation,
      Host host) {
    this.trainers = List.copyOf(trainers);
    this.store = store;
    this.listener = listener;
    this.explanation = explanation;
    this.host = host;
  }

  /**
   * Measures what finished trials were not asked for before, trains what the plan has to train, and
   * looks at what the best trial predicts; a plan without such trials leaves the store as it is.
   */
  public RunSummary run(Plan planned) {
    long unmeasured = measure(planned.on(first().device()));
    Plan plan = new WidthMeasurement(first(), store::save, listener::stopRequested).of(planned);
    if (!plan.arrays().isEmpty()) {
      store.save(sweep(plan));
    }
    RunningTrials trials = new RunningTrials(plan, store, listener);
    Canary canary = new Canary(first(), listener, host.nanoTime());
    ArrayQueue queue = new ArrayQueue(plan, canary.order(plan, order(plan)));
    ArrayProgress progress = new ArrayProgress(store, Versions.on(first().device()));
    new Training(plan, queue, progress, trials, explanation, host).run(trainers);
    Optional<Trial> best = plan.toPredict(trials::record);
    boolean stopped = trials.stopRequested();
    RunSummary summary = trials.summary().andLeft(unmeasured);
    if (stopped) {
      return best.filter(this::hasWeights).isPresent() ? summary.withoutPredictions() : summary;
    }
    best.ifPresent(trial -> predict(trial, plan.trained(trial)));
    return summary;
  }

  private boolean hasWeights(Trial trial) {
    return store.find(trial.fingerprint()).flatMap(TrialRecord::weights).isPresent();
  }

  /** One trainer keeps the plan's order; several are not to wait for the last one. */
  private int[] order(Plan plan) {
    return trainers.size() > 1
        ? new LongestFirst(plan).order()
        : IntStream.range(0, plan.arrays().size()).toArray();
  }

  /** Gives how many trials are left where it was to stop. */
  private long measure(Plan plan) {
    Deque<Trial> left = new ArrayDeque<>(plan.toMeasure());
    while (!left.isEmpty() && !listener.stopRequested()) {
      Trial trial = left.remove();
      measure(trial, plan.trained(trial));
    }
    return left.size();
  }

  private void measure(Trial trial, Trial trained) {
    fromWeights(
            trial,
            weights -> first().measure(trained, weights),
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
            weights -> first().predict(trained, weights),
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
      return store
          .weights(trial)
          .map(
              weights ->
                  LostWorkers.retried(
                      trial, () -> use.apply(weights), loss -> listener.warned(trial, loss)));
    } catch (SweepFailure e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      listener.warned(trial, missing + ": " + reason(e));
      return Optional.empty();
    }
  }

  private TrialTrainer first() {
    return trainers.get(0);
  }

  private void add(Trial trial, TrialEvent event) {
    store.append(trial, event);
    store.force();
    listener.happened(trial, event);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
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
