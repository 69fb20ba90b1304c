package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialWatcher;
import java.util.ArrayList;
import java.util.List;

/** Notes what it hears and asks to stop after some events. */
final class Watcher implements TrialWatcher {
  final List<TrialEvent> events = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  long steps;
  int patience = Integer.MAX_VALUE;

  /** What it does where it is asked whether to stop. */
  Runnable asked = () -> {};

  @Override
  public void happened(Trial trial, TrialEvent event) {
    events.add(event);
  }

  @Override
  public void warned(Trial trial, String message) {
    warnings.add(message);
  }

  @Override
  public void progressed(Trial trial, long made) {
    steps += made;
  }

  @Override
  public boolean stopRequested() {
    asked.run();
    return events.size() >= patience;
  }
}
