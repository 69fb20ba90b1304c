package dev.ablate.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Folds the events of a trial, one after the other, into its record. */
final class TrialFold {
  private TrialState state;
  private int attempts;
  private List<EpochRecord> epochs;
  private Optional<Origin> origin;
  private OptionalInt bestEpoch;
  private Map<String, Double> metrics;
  private Optional<Instant> started;
  private Optional<Instant> finished;
  private Optional<String> device;
  private Map<String, String> versions;
  private OptionalInt batchSize;
  private Optional<String> weights;
  private List<StoredState> states;
  private List<String> warnings;
  private List<Predictions> predictions;
  private Optional<String> error;

  /** Goes on from a record. */
  TrialFold(TrialRecord record) {
    state = record.state();
    attempts = record.attempts();
    epochs = record.epochs();
    origin = record.origin();
    bestEpoch = record.bestEpoch();
    metrics = record.metrics();
    started = record.started();
    finished = record.finished();
    device = record.device();
    versions = record.versions();
    batchSize = record.batchSize();
    weights = record.weights();
    states = record.states();
    warnings = record.warnings();
    predictions = record.predictions();
    error = record.error();
  }

  /** The record of all events so far. */
  TrialRecord record() {
    return new TrialRecord(
        state,
        attempts,
        epochs,
        origin,
        bestEpoch,
        metrics,
        started,
        finished,
        device,
        versions,
        batchSize,
        weights,
        states,
        warnings,
        predictions,
        error);
  }

  /** Puts the trial into another state, which no event does. */
  TrialFold in(TrialState other) {
    state = other;
    return this;
  }

  /** Adds an event. */
  TrialFold add(TrialEvent event) {
    if (event instanceof TrialEvent.Started start) {
      begin(start);
    } else if (event instanceof TrialEvent.Continued continued) {
      epochs = continued.epochs();
      origin = Optional.of(continued.origin());
    } else if (event instanceof TrialEvent.BatchSizeFound found) {
      batchSize = OptionalInt.of(found.size());
    } else if (event instanceof TrialEvent.EpochEnded ended) {
      epochs = plus(epochs, ended.epoch());
    } else if (event instanceof TrialEvent.StateStored stored) {
      states = newest(stored.state());
    } else if (event instanceof TrialEvent.WeightsStored stored) {
      weights = Optional.of(stored.sha256());
    } else if (event instanceof TrialEvent.Measured measured) {
      Map<String, Double> more = new LinkedHashMap<>(metrics);
      more.putAll(measured.metrics());
      metrics = more;
    } else if (event instanceof TrialEvent.Predicted predicted) {
      predictions = predicted.splits();
    } else if (event instanceof TrialEvent.Warned warned) {
      warnings = plus(warnings, warned.message());
    } else {
      finish((TrialEvent.Finished) event);
    }
    return this;
  }

  /** An attempt keeps what it goes on from, and the warnings of those before it. */
  private void begin(TrialEvent.Started start) {
    Optional<TrialEvent.Reached> from = start.from();
    state = TrialState.RUNNING;
    attempts = start.attempt();
    epochs = from.map(f -> epochs.stream().limit(f.epochs()).toList()).orElse(List.of());
    origin = from.flatMap(f -> origin.map(o -> o.upTo(f.epochs()))).filter(Origin::isAny);
    bestEpoch = OptionalInt.empty();
    metrics = Map.of();
    started = Optional.of(start.time());
    finished = Optional.empty();
    device = Optional.of(start.device());
    versions = new LinkedHashMap<>(start.versions());
    batchSize = OptionalInt.empty();
    weights = Optional.empty();
    states = from.map(f -> upTo(f.update())).orElse(List.of());
    predictions = List.of();
    error = Optional.empty();
  }

  private void finish(TrialEvent.Finished end) {
    state = end.state();
    bestEpoch = end.bestEpoch();
    metrics = end.metrics();
    finished = Optional.of(end.time());
    states = end.state().isFinal() ? List.of() : states;
    error = end.error();
  }

  private List<StoredState> upTo(long update) {
    return states.stream().filter(stored -> stored.update() <= update).toList();
  }

  /** The newest checkpoints; one at the same update takes the place of the one before. */
  private List<StoredState> newest(StoredState last) {
    List<StoredState> all =
        plus(states.stream().filter(stored -> stored.update() != last.update()).toList(), last);
    return List.copyOf(all.subList(Math.max(0, all.size() - TrialRecord.STATES), all.size()));
  }

  private static <T> List<T> plus(List<T> items, T another) {
    List<T> more = new ArrayList<>(items);
    more.add(another);
    return List.copyOf(more);
  }
}
