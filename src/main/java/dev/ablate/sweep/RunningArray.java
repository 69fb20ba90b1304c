package dev.ablate.sweep;

import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.WaitingTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An array that is trained, and the trials that join it from a plan's queue. */
final class RunningArray implements WaitingTrials {
  private final Plan plan;
  private final ArrayQueue queue;
  private final ArrayProgress progress;
  private final RunningTrials running;
  private final List<Trial> trials;

  /**
   * An array that begins.
   *
   * @param queue where its trials were taken from
   */
  RunningArray(Plan plan, ArrayQueue queue, ArrayProgress progress, RunningTrials running) {
    this.plan = plan;
    this.queue = queue;
    this.progress = progress;
    this.running = running;
    this.trials = new ArrayList<>(queue.take());
    running.begin(trials);
  }

  /** Its trials as they are trained, with those that have joined. */
  List<Trial> trained() {
    return trials.stream().map(plan::trained).toList();
  }

  /** Its trials that have not ended, as they are planned. */
  List<Trial> unfinished() {
    return running.unfinished(trials);
  }

  @Override
  public List<TrialProgress> take(int most) {
    List<TrialProgress> taken = new ArrayList<>();
    while (taken.size() < most) {
      Optional<Trial> next = queue.joining();
      Optional<TrialProgress> joining = next.map(this::progress).filter(RunningArray::isWhole);
      if (next.isEmpty() || joining.isEmpty()) {
        break;
      }
      queue.takeJoining();
      trials.add(next.get());
      taken.add(joining.get());
    }
    running.begin(trials);
    return taken;
  }

  /** A trial that was stopped within an epoch cannot join; it begins an array. */
  private static boolean isWhole(TrialProgress progress) {
    return progress.state().map(TrainingState::steps).orElse(0) == 0;
  }

  private TrialProgress progress(Trial trial) {
    return progress.of(List.of(plan.trained(trial))).get(0);
  }
}
