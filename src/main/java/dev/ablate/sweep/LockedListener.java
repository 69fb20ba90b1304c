package dev.ablate.sweep;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;

/** Passes on what several trainers tell, one at a time. */
record LockedListener(TrialListener listener, Mutex mutex) implements TrialListener {

  @Override
  public void happened(Trial trial, TrialEvent event) {
    mutex.run(() -> listener.happened(trial, event));
  }

  @Override
  public void best(Trial trial, Checkpoint weights) {
    mutex.run(() -> listener.best(trial, weights));
  }

  @Override
  public void reached(Trial trial, TrainingState state) {
    mutex.run(() -> listener.reached(trial, state));
  }

  @Override
  public void ended(Trial trial, TrainingState state) {
    mutex.run(() -> listener.ended(trial, state));
  }

  @Override
  public void warned(Trial trial, String message) {
    mutex.run(() -> listener.warned(trial, message));
  }

  @Override
  public void progressed(Trial trial, long steps) {
    mutex.run(() -> listener.progressed(trial, steps));
  }

  @Override
  public boolean stopRequested() {
    return mutex.get(listener::stopRequested);
  }
}
