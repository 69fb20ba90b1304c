package dev.ablate.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is stored of a trial: the fold over its events.
 *
 * @param origin where the first of the epochs come from, if not from this trial
 * @param batchSize rows of an update, where they were found for {@code batch_size = auto}
 * @param weights SHA-256 of the file with the best epoch's weights, where they are stored
 * @param states the checkpoints that training can go on from, the newest last; none once the trial
 *     has come to its end
 * @param warnings what was wrong in this attempt or an earlier one, in its order
 * @param predictions what these weights predict, a split each; empty where it was not looked at
 */
public record TrialRecord(
    TrialState state,
    int attempts,
    List<EpochRecord> epochs,
    Optional<Origin> origin,
    OptionalInt bestEpoch,
    Map<String, Double> metrics,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<String> device,
    Map<String, String> versions,
    OptionalInt batchSize,
    Optional<String> weights,
    List<StoredState> states,
    List<String> warnings,
    List<Predictions> predictions,
    Optional<String> error) {

  /** How many checkpoints of a trial are kept: should one be damaged, there is the one before. */
  static final int STATES = 2;

  /** A trial to which nothing has happened. */
  public static final TrialRecord EMPTY =
      new TrialRecord(
          TrialState.NEW,
          0,
          List.of(),
          Optional.empty(),
          OptionalInt.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          OptionalInt.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  /** The record after all of these events. */
  public static TrialRecord of(Iterable<TrialEvent> events) {
    TrialFold fold = new TrialFold(EMPTY);
    events.forEach(fold::add);
    return fold.record();
  }

  /** The events of the last attempt, with all warnings: they give this record again. */
  public List<TrialEvent> events() {
    List<TrialEvent> events = new ArrayList<>();
    Instant first = started.or(() -> finished).orElse(Instant.EPOCH);
    warnings.forEach(warning -> events.add(new TrialEvent.Warned(first, warning)));
    if (started.isPresent() && device.isPresent()) {
      events.add(new TrialEvent.Started(started.get(), attempts, device.get(), versions));
      batchSize.ifPresent(size -> events.add(new TrialEvent.BatchSizeFound(started.get(), size)));
      origin.ifPresent(from -> events.add(continued(started.get(), from)));
      ownEpochs().forEach(epoch -> events.add(new TrialEvent.EpochEnded(started.get(), epoch)));
      states.forEach(state -> events.add(new TrialEvent.StateStored(started.get(), state)));
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

  /** The epochs that this trial was trained for itself. */
  public List<EpochRecord> ownEpochs() {
    return epochs.subList(origin.map(Origin::epochs).orElse(0), epochs.size());
  }

  private TrialEvent continued(Instant time, Origin from) {
    return new TrialEvent.Continued(time, from.trial(), epochs.subList(0, from.epochs()));
  }

  /** The record where no run is going on: a trial that one left running is to be trained. */
  public TrialRecord atRest() {
    return state == TrialState.RUNNING ? new TrialFold(this).in(TrialState.NEW).record() : this;
  }

  /** The record after one more event. */
  public TrialRecord after(TrialEvent event) {
    return new TrialFold(this).add(event).record();
  }
}
