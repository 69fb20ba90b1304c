package dev.ablate.sweep;

import dev.ablate.catalog.Shape;
import dev.ablate.sweep.Faults.Fault;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WaitingTrials;
import dev.ablate.trial.WorkerLostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A trainer of trials whose only weight is a number that every epoch changes, so that an epoch that
 * is left out or made twice shows in the result. Now and then something goes wrong.
 */
final class SimulatedTrainer implements TrialTrainer {
  private static final Instant TIME = Instant.EPOCH;
  private final Faults faults;
  private final Set<String> inTraining;

  /**
   * A trainer.
   *
   * @param inTraining the trials that it and others train at the time, by fingerprint
   */
  SimulatedTrainer(Faults faults, Set<String> inTraining) {
    this.faults = faults;
    this.inTraining = inTraining;
  }

  /** What a trial must end with. */
  static double result(Trial trial) {
    double weight = 0;
    for (int epoch = 1; epoch <= trial.settings().epochs(); epoch++) {
      weight = (float) next(trial, weight, epoch);
    }
    return weight;
  }

  private static double next(Trial trial, double weight, int epoch) {
    return Math.sin(3 * weight + epoch + trial.settings().optimizer().real("lr"));
  }

  /** Trains trials one after the other, those that join behind the others. */
  @Override
  public void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
    List<String> own = new ArrayList<>();
    try {
      List<TrialProgress> next = array;
      while (!next.isEmpty()) {
        next.forEach(progress -> own.add(progress.trial().fingerprint()));
        next.forEach(progress -> begin(progress.trial()));
        trainInTurn(next, listener);
        next = listener.stopRequested() ? List.of() : waiting.take(1);
      }
    } finally {
      inTraining.removeAll(own);
    }
  }

  private void begin(Trial trial) {
    if (!inTraining.add(trial.fingerprint())) {
      throw new AssertionError(trial.id() + " is trained already");
    }
  }

  private void trainInTurn(List<TrialProgress> array, TrialListener listener) {
    for (TrialProgress progress : array) {
      listener.happened(progress.trial(), started(progress));
    }
    goWrong(array.size());
    for (TrialProgress progress : array) {
      if (!listener.stopRequested()) {
        train(progress, array.size(), listener);
      }
    }
  }

  private static TrialEvent started(TrialProgress progress) {
    Optional<TrialEvent.Reached> from = progress.state().map(TrainingState::reached);
    return new TrialEvent.Started(TIME, 1, "cpu", Map.of(), from);
  }

  private void train(TrialProgress progress, int width, TrialListener listener) {
    Trial trial = progress.trial();
    int epochs = progress.state().map(state -> state.reached().epochs()).orElse(0);
    double weight =
        progress.state().map(state -> (double) state.tensors().get(0).values()[0]).orElse(0.0);
    for (int epoch = epochs + 1; epoch <= trial.settings().epochs(); epoch++) {
      weight = (float) next(trial, weight, epoch);
      EpochRecord record = new EpochRecord(epoch, 0.1, Map.of("val_loss", weight), 1);
      listener.happened(trial, new TrialEvent.EpochEnded(TIME, record));
      if (!faults.happens(Fault.NO_CHECKPOINT)) {
        listener.reached(trial, state(epoch, weight));
      }
      goWrong(width);
      if (listener.stopRequested()) {
        return;
      }
    }
    listener.best(trial, new Checkpoint(List.of()));
    listener.happened(trial, done(trial, weight));
  }

  private static TrainingState state(int epoch, double weight) {
    NamedTensor tensor = new NamedTensor("w", Shape.of(1), new float[] {(float) weight});
    TrialEvent.Reached reached = new TrialEvent.Reached(epoch, epoch);
    return new TrainingState(Map.of(), reached, 0, List.of(), List.of(tensor));
  }

  private static TrialEvent done(Trial trial, double weight) {
    return new TrialEvent.Finished(
        TIME,
        TrialState.DONE,
        OptionalInt.of(trial.settings().epochs()),
        Map.of("val_loss", weight),
        Optional.empty());
  }

  private void goWrong(int width) {
    faults.maybeKill();
    if (faults.happens(Fault.ERROR)) {
      throw new IllegalStateException("bad luck");
    }
    if (faults.happens(Fault.LOST_WORKER)) {
      throw new WorkerLostException("the worker was lost");
    }
    if (width > 1 && faults.happens(Fault.MEMORY)) {
      throw new MemoryException("out of memory", new OutOfMemoryError());
    }
    if (faults.happens(Fault.GONE_DEVICE)) {
      throw new SweepFailure(SweepFailure.Kind.DEVICE, "gone", new IllegalStateException());
    }
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public int largestBatchSize(List<Trial> array, IntConsumer fits) {
    return 1;
  }

  @Override
  public double tryOut(List<Trial> array) {
    goWrong(array.size());
    return 1;
  }

  @Override
  public StepCost cost(List<Trial> array) {
    return new StepCost(1, 0, 1);
  }

  @Override
  public Map<String, Double> measure(Trial trial, Checkpoint weights) {
    return Map.of();
  }

  @Override
  public List<Predictions> predict(Trial trial, Checkpoint weights) {
    return List.of();
  }

  @Override
  public void close() {}
}
