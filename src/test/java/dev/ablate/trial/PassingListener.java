package dev.ablate.trial;

/** Passes everything on; for those who change some of it on the way. */
public class PassingListener implements TrialListener {
  private final TrialListener next;

  protected PassingListener(TrialListener next) {
    this.next = next;
  }

  @Override
  public void happened(Trial trial, TrialEvent event) {
    next.happened(trial, event);
  }

  @Override
  public void best(Trial trial, Checkpoint weights) {
    next.best(trial, weights);
  }

  @Override
  public void ended(Trial trial, TrainingState state) {
    next.ended(trial, state);
  }

  @Override
  public void reached(Trial trial, TrainingState state) {
    next.reached(trial, state);
  }

  @Override
  public void warned(Trial trial, String message) {
    next.warned(trial, message);
  }

  @Override
  public void progressed(Trial trial, long steps) {
    next.progressed(trial, steps);
  }

  @Override
  public boolean stopRequested() {
    return next.stopRequested();
  }
}
