package dev.ablate.engine;

import dev.ablate.data.DataSet;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialRecord;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what happens to trials. */
final class Recorder implements TrialListener {
  private final Map<Trial, TrialRecord> records = new LinkedHashMap<>();
  private final Map<Trial, Checkpoint> best = new HashMap<>();
  private final long stopAfter;
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
    try (ArrayTrainer trainer = new ArrayTrainer("cpu", trial -> data, Clock.systemUTC())) {
      trainer.train(trials, recorder);
    }
    return trials.stream().map(recorder.records::get).toList();
  }

  long steps() {
    return steps;
  }

  @Override
  public void happened(Trial trial, TrialEvent event) {
    records.put(trial, records.getOrDefault(trial, TrialRecord.EMPTY).after(event));
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
