package dev.ablate.sweep;

import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialWatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores what happens, and tells a listener of it when it is on the disk: at once what trials of an
 * array did. That a trial has ended is stored no sooner, for its weights are to be on the disk
 * before, and come there with those of the others.
 */
final class ForcedEvents {
  private final SweepStore store;
  private final TrialWatcher listener;
  private final List<Happening> waiting = new ArrayList<>();
  private boolean kept;

  /**
   * Something happened.
   *
   * @param planned the trial as the store keeps it
   * @param trial as it is trained
   */
  private record Happening(Trial planned, Trial trial, TrialEvent event) {
    boolean isEnd() {
      return event instanceof TrialEvent.Finished;
    }
  }

  ForcedEvents(SweepStore store, TrialWatcher listener) {
    this.store = store;
    this.listener = listener;
  }

  /**
   * Notes what nobody is told yet.
   *
   * @param planned the trial as the store keeps it
   * @param trial as it is trained
   */
  void add(Trial planned, Trial trial, TrialEvent event) {
    Happening happening = new Happening(planned, trial, event);
    if (!happening.isEnd()) {
      store.append(planned, event);
    }
    waiting.add(happening);
  }

  /** Notes that the store was given weights or a checkpoint, of which nobody needs to be told. */
  void keep() {
    kept = true;
  }

  /**
   * Makes sure that nothing is lost any more, and tells it; what cannot be stored is never told.
   */
  void tell() {
    if (kept || !waiting.isEmpty()) {
      kept = false;
      List<Happening> told = List.copyOf(waiting);
      waiting.clear();
      told.stream()
          .filter(Happening::isEnd)
          .forEach(end -> store.append(end.planned(), end.event()));
      store.force();
      told.forEach(happening -> listener.happened(happening.trial(), happening.event()));
    }
  }
}
