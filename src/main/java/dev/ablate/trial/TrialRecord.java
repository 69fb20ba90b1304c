package dev.ablate.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is stored of a trial: the fold over its events.
 *
 * @param batchSize rows of an update, where they were found for {@code batch_size = auto}
 * @param weights SHA-256 of the file with the best epoch's weights, where they are stored
 * @param predictions what these weights predict, a split each; empty where it was not looked at
 */
public record TrialRecord(
    TrialState state,
    int attempts,
    List<EpochRecord> epochs,
    OptionalInt bestEpoch,
    Map<String, Double> metrics,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<String> device,
    Map<String, String> versions,
    OptionalInt batchSize,
    Optional<String> weights,
    List<Predictions> predictions,
    Optional<String> error) {

  /** A trial to which nothing has happened. */
  public static final TrialRecord EMPTY =
      new TrialRecord(
          TrialState.NEW,
          0,
          List.of(),
          OptionalInt.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          OptionalInt.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  /** The record after all of these events. */
  public static TrialRecord of(Iterable<TrialEvent> events) {
    TrialRecord record = EMPTY;
    for (TrialEvent event : events) {
      record = record.after(event);
    }
    return record;
  }

  /** The events of the last attempt: they give this record again. */
  public List<TrialEvent> events() {
    List<TrialEvent> events = new ArrayList<>();
    if (started.isPresent() && device.isPresent()) {
      events.add(new TrialEvent.Started(started.get(), attempts, device.get(), versions));
      batchSize.ifPresent(size -> events.add(new TrialEvent.BatchSizeFound(started.get(), size)));
      epochs.forEach(epoch -> events.add(new TrialEvent.EpochEnded(started.get(), epoch)));
      weights.ifPresent(sha256 -> events.add(new TrialEvent.WeightsStored(started.get(), sha256)));
    }
    finished.ifPresent(
        time -> events.add(new TrialEvent.Finished(time, state, bestEpoch, metrics, error)));
    if (finished.isPresent() && !predictions.isEmpty()) {
      events.add(new TrialEvent.Predicted(finished.get(), predictions));
    }
    return events;
  }

  /**
   * The epoch after which the trial was found good enough to end early.
   *
   * @param planned how many epochs it could have had
   */
  public OptionalInt stoppedEarly(int planned) {
    return state == TrialState.DONE && epochs.size() < planned
        ? OptionalInt.of(epochs.size())
        : OptionalInt.empty();
  }

  /** The record after one more event. */
  public TrialRecord after(TrialEvent event) {
    if (event instanceof TrialEvent.Started start) {
      return begun(start);
    }
    if (event instanceof TrialEvent.BatchSizeFound found) {
      return with(OptionalInt.of(found.size()), epochs, weights, metrics, predictions);
    }
    if (event instanceof TrialEvent.EpochEnded ended) {
      List<EpochRecord> more = new ArrayList<>(epochs);
      more.add(ended.epoch());
      return with(batchSize, List.copyOf(more), weights, metrics, predictions);
    }
    if (event instanceof TrialEvent.WeightsStored stored) {
      return with(batchSize, epochs, Optional.of(stored.sha256()), metrics, predictions);
    }
    if (event instanceof TrialEvent.Measured measured) {
      Map<String, Double> more = new LinkedHashMap<>(metrics);
      more.putAll(measured.metrics());
      return with(batchSize, epochs, weights, more, predictions);
    }
    if (event instanceof TrialEvent.Predicted predicted) {
      return with(batchSize, epochs, weights, metrics, predicted.splits());
    }
    return over((TrialEvent.Finished) event);
  }

  private static TrialRecord begun(TrialEvent.Started start) {
    return new TrialRecord(
        TrialState.RUNNING,
        start.attempt(),
        List.of(),
        OptionalInt.empty(),
        Map.of(),
        Optional.of(start.time()),
        Optional.empty(),
        Optional.of(start.device()),
        new LinkedHashMap<>(start.versions()),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private TrialRecord with(
      OptionalInt newBatchSize,
      List<EpochRecord> newEpochs,
      Optional<String> newWeights,
      Map<String, Double> newMetrics,
      List<Predictions> newPredictions) {
    return new TrialRecord(
        state,
        attempts,
        newEpochs,
        bestEpoch,
        newMetrics,
        started,
        finished,
        device,
        versions,
        newBatchSize,
        newWeights,
        newPredictions,
        error);
  }

  private TrialRecord over(TrialEvent.Finished end) {
    return new TrialRecord(
        end.state(),
        attempts,
        epochs,
        end.bestEpoch(),
        end.metrics(),
        started,
        Optional.of(end.time()),
        device,
        versions,
        batchSize,
        weights,
        predictions,
        end.error());
  }
}
