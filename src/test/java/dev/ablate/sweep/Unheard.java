package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;

/** Nobody listens, and nobody asks to stop. */
final class Unheard implements TrialListener {
  @Override
  public void happened(Trial trial, TrialEvent event) {}

  @Override
  public void progressed(Trial trial, long steps) {}

  @Override
  public boolean stopRequested() {
    return false;
  }
}
