package dev.ablate.sweep;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store that lives as long as its object. */
final class MemoryStore implements SweepStore {
  private final Map<String, StoredTrial> trials = new LinkedHashMap<>();
  private final Map<String, StoredTrial> forced = new HashMap<>();

  /** What names weights and checkpoints that are not kept yet. */
  private final Map<Trial, List<TrialEvent>> waiting = new LinkedHashMap<>();

  private final Map<String, TrainingState> states = new HashMap<>();
  private final Map<String, List<TrialProgress>> endings = new HashMap<>();
  private final List<ArrayWidth> widths = new ArrayList<>();
  private final Map<String, Integer> ends = new HashMap<>();
  boolean full;
  boolean fullForPredictions;
  final List<SweepRecord> sweeps = new ArrayList<>();

  @Override
  public Optional<TrialRecord> find(String fingerprint) {
    return Optional.ofNullable(trials.get(fingerprint)).map(StoredTrial::record);
  }

  @Override
  public List<StoredTrial> startingWith(String prefix) {
    return trials.values().stream().filter(t -> t.fingerprint().startsWith(prefix)).toList();
  }

  @Override
  public void append(Trial trial, TrialEvent... events) {
    if (waiting.containsKey(trial)) {
      keepWaiting();
    }
    add(trial, List.of(events));
  }

  private void keepWaiting() {
    waiting.forEach(this::add);
    waiting.clear();
  }

  /** A process ends, which had all that waits in its memory. */
  void restart() {
    waiting.clear();
  }

  private void add(Trial trial, List<TrialEvent> events) {
    TrialRecord record = find(trial.fingerprint()).orElse(TrialRecord.EMPTY);
    for (TrialEvent event : events) {
      if (fullForPredictions && event instanceof TrialEvent.Predicted) {
        throw new StoreException("no space left");
      }
      record = record.after(event);
    }
    trials.put(trial.fingerprint(), StoredTrial.of(trial, record));
  }

  @Override
  public void keep(Trial trial, Checkpoint weights, Consumer<NotKeptException> lost) {
    if (full) {
      lost.accept(new NotKeptException("no space left for weights", new IOException()));
      return;
    }
    wait(trial, new TrialEvent.WeightsStored(Instant.EPOCH, "of " + trial.id()));
  }

  private void wait(Trial trial, TrialEvent event) {
    waiting.computeIfAbsent(trial, t -> new ArrayList<>()).add(event);
  }

  @Override
  public void keep(Trial trial, TrainingState state, Consumer<NotKeptException> lost) {
    if (full) {
      lost.accept(new NotKeptException("no space left for a checkpoint", new IOException()));
      return;
    }
    StoredState stored = new StoredState(state.reached().update(), "of " + trial.id());
    states.put(trial.id() + stored.update(), state);
    wait(trial, new TrialEvent.StateStored(Instant.EPOCH, stored));
  }

  @Override
  public void keepEnd(Trial trial, TrainingState state, Consumer<NotKeptException> lost) {
    if (full) {
      lost.accept(new NotKeptException("no space left for an end", new IOException()));
      return;
    }
    List<EpochRecord> epochs = find(trial.fingerprint()).orElseThrow().epochs();
    Optional<String> other = Optional.of(trial.fingerprint());
    endings
        .computeIfAbsent(common(trial), common -> new ArrayList<>())
        .add(new TrialProgress(trial, epochs, Optional.of(state), other));
  }

  @Override
  public Optional<TrialProgress> fromEnd(Trial trial, int beyond) {
    return endings.getOrDefault(common(trial), List.of()).stream()
        .filter(end -> end.epochs().size() > beyond)
        .filter(end -> end.epochs().size() <= trial.settings().epochs())
        .filter(end -> !end.trial().equals(trial))
        .max(Comparator.comparingInt(end -> end.epochs().size()))
        .map(end -> new TrialProgress(trial, end.epochs(), end.state(), end.other()));
  }

  private static String common(Trial trial) {
    return Fingerprint.digestButEpochs().of(trial.settings(), trial.network(), trial.data());
  }

  @Override
  public Optional<TrainingState> read(Trial trial, StoredState state) {
    return Optional.ofNullable(states.get(trial.id() + state.update()));
  }

  /** How often a trial has come to an end that is final and was forced. */
  int ends(Trial trial) {
    return ends.getOrDefault(trial.fingerprint(), 0);
  }

  /** Loses what a checkpoint holds. */
  void damage(Trial trial, long update) {
    states.remove(trial.id() + update);
  }

  @Override
  public Optional<Checkpoint> weights(Trial trial) {
    return find(trial.fingerprint())
        .flatMap(TrialRecord::weights)
        .map(sha256 -> new Checkpoint(List.of()));
  }

  @Override
  public List<ArrayWidth> widths() {
    return List.copyOf(widths);
  }

  @Override
  public void save(ArrayWidth width) {
    widths.add(width);
  }

  @Override
  public void save(SweepRecord sweep) {
    sweeps.add(sweep);
  }

  @Override
  public void force() {
    keepWaiting();
    trials.forEach(
        (fingerprint, trial) -> {
          if (isOver(trial) && !isOver(forced.get(fingerprint))) {
            ends.merge(fingerprint, 1, Integer::sum);
          }
        });
    forced.putAll(trials);
  }

  private static boolean isOver(@Nullable StoredTrial trial) {
    return trial != null && trial.record().state().isFinal();
  }

  /** Loses what a power cut may take of a trial. */
  void loseUnforced(String fingerprint) {
    if (forced.containsKey(fingerprint)) {
      trials.put(fingerprint, forced.get(fingerprint));
    } else {
      trials.remove(fingerprint);
    }
  }

  @Override
  public void close() {}
}
