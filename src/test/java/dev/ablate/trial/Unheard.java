package dev.ablate.trial;

/** Nobody listens, and nobody asks to stop. */
public class Unheard implements TrialListener {
  @Override
  public void happened(Trial trial, TrialEvent event) {}

  @Override
  public void best(Trial trial, Checkpoint weights) {}

  @Override
  public void ended(Trial trial, TrainingState state) {}

  @Override
  public void reached(Trial trial, TrainingState state) {}

  @Override
  public void warned(Trial trial, String message) {}

  @Override
  public void progressed(Trial trial, long steps) {}

  @Override
  public boolean stopRequested() {
    return false;
  }
}
