package dev.ablate.engine;

import dev.ablate.data.DataSet;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps what happens to trials. */
final class Recorder implements TrialListener {
  private final Map<Trial, TrialRecord> records = new LinkedHashMap<>();
  private final Map<Trial, Checkpoint> best = new HashMap<>();
  private final Map<Trial, TrainingState> states = new HashMap<>();
  private final Map<Trial, TrainingState> ends = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private long stopAfter;
  private long steps;

  /** A recorder that asks to stop after so many steps of trials. */
  Recorder(long stopAfter) {
    this.stopAfter = stopAfter;
  }

  /** Trains trials as one array; gives their records in the trials' order. */
  static List<TrialRecord> train(DataSet data, List<Trial> trials) {
    return train(data, trials, new Recorder(Long.MAX_VALUE));
  }

  static List<TrialRecord> train(DataSet data, List<Trial> trials, Recorder recorder) {
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", trial -> data, Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      trainer.train(trials, recorder);
    }
    return trials.stream().map(recorder.records::get).toList();
  }

  /** Has trials trained, from where they have come to, until they have made so many more steps. */
  void resume(ArrayTrainer trainer, List<Trial> trials, long more) {
    stopAfter = steps + more;
    List<Trial> left = trials.stream().filter(trial -> !record(trial).state().isFinal()).toList();
    trainer.resume(left.stream().map(this::progress).toList(), this);
  }

  /** The same, at most so many at once; the others join. */
  void resume(ArrayTrainer trainer, List<Trial> trials, int width, long more) {
    stopAfter = steps + more;
    Deque<TrialProgress> left =
        trials.stream()
            .filter(trial -> !record(trial).state().isFinal())
            .map(this::progress)
            .collect(Collectors.toCollection(ArrayDeque::new));
    List<TrialProgress> array = next(left, width);
    trainer.resume(array, most -> next(left, most), this);
  }

  /** Takes the first of those that are left, at most this many. */
  static List<TrialProgress> next(Deque<TrialProgress> left, int most) {
    return Stream.generate(left::poll).limit(Math.min(most, left.size())).toList();
  }

  private TrialProgress progress(Trial trial) {
    return new TrialProgress(trial, record(trial).epochs(), Optional.ofNullable(states.get(trial)));
  }

  /** Has a trial trained otherwise than it was before, to its end. */
  void resume(ArrayTrainer trainer, Trial before, Trial now) {
    stopAfter = Long.MAX_VALUE;
    trainer.resume(
        List.of(new TrialProgress(now, record(before).epochs(), Optional.of(state(before)))), this);
  }

  /** Has trials trained from where others ended, in their order, for so many more steps. */
  void goOn(ArrayTrainer trainer, List<Trial> ended, List<Trial> longer, long more) {
    stopAfter = steps + more;
    List<TrialProgress> array = new ArrayList<>();
    for (int i = 0; i < ended.size(); i++) {
      Trial other = ended.get(i);
      array.add(
          new TrialProgress(
              longer.get(i),
              record(other).epochs(),
              Optional.ofNullable(ends.get(other)),
              Optional.of(other.fingerprint())));
    }
    trainer.resume(array, this);
  }

  /** The newest checkpoint of a trial. */
  TrainingState state(Trial trial) {
    return Optional.ofNullable(states.get(trial)).orElseThrow();
  }

  /** What was amiss. */
  List<String> warnings() {
    return warnings;
  }

  /** What is known of a trial. */
  TrialRecord record(Trial trial) {
    return records.getOrDefault(trial, TrialRecord.EMPTY);
  }

  long steps() {
    return steps;
  }

  @Override
  public void happened(Trial trial, TrialEvent event) {
    records.put(trial, record(trial).after(event));
  }

  @Override
  public void reached(Trial trial, TrainingState state) {
    states.put(trial, state);
  }

  @Override
  public void ended(Trial trial, TrainingState state) {
    ends.put(trial, state);
  }

  @Override
  public void warned(Trial trial, String message) {
    warnings.add(message);
  }

  @Override
  public void best(Trial trial, Checkpoint weights) {
    best.put(trial, weights);
  }

  /** The weights that a trial ended with. */
  Checkpoint best(Trial trial) {
    return Optional.ofNullable(best.get(trial)).orElseThrow();
  }

  @Override
  public void progressed(Trial trial, long made) {
    steps += made;
  }

  @Override
  public boolean stopRequested() {
    return steps >= stopAfter;
  }
}
