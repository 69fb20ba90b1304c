package dev.ablate.sweep;

import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialWatcher;
import java.util.ArrayList;
import java.util.List;

/** Tells a listener what happened when it is on the disk: at once what trials of an array did. */
final class ForcedEvents {
  private final SweepStore store;
  private final TrialWatcher listener;
  private final List<Happening> waiting = new ArrayList<>();

  private record Happening(Trial trial, TrialEvent event) {}

  ForcedEvents(SweepStore store, TrialWatcher listener) {
    this.store = store;
    this.listener = listener;
  }

  /** Notes what the store has and nobody was told yet. */
  void add(Trial trial, TrialEvent event) {
    waiting.add(new Happening(trial, event));
  }

  /** Makes sure that nothing is lost any more, and tells it. */
  void tell() {
    if (!waiting.isEmpty()) {
      store.force();
      List<Happening> told = List.copyOf(waiting);
      waiting.clear();
      told.forEach(happening -> listener.happened(happening.trial(), happening.event()));
    }
  }
}
