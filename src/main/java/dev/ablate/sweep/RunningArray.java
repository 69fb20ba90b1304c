package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.WaitingTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An array that is trained, and the trials that join it from a plan's queue. */
final class RunningArray implements WaitingTrials {
  private final ArrayQueue queue;
  private final Attempts attempts;
  private final ArrayProgress progress;
  private final RunningTrials running;
  private final String program;
  private final boolean alone;
  private final List<Trial> trials;

  /** Whether all that has begun was computed as is planned now, and so is the array. */
  private boolean asPlanned = true;

  /**
   * An array that begins.
   *
   * @param taken from the queue
   */
  RunningArray(
      ArrayQueue.Taken taken,
      ArrayQueue queue,
      Attempts attempts,
      ArrayProgress progress,
      RunningTrials running) {
    this.queue = queue;
    this.attempts = attempts;
    this.progress = progress;
    this.running = running;
    this.program = taken.program();
    this.alone = taken.alone();
    this.trials = new ArrayList<>(taken.trials());
    running.begin(trials);
  }

  /** The program that trains it. */
  String program() {
    return program;
  }

  /** Its trials as they are trained, with those that have joined. */
  List<Trial> trained() {
    return trials.stream().map(attempts::trained).toList();
  }

  /** How far its trials have come. */
  List<TrialProgress> progress() {
    List<TrialProgress> reached = progress.of(trained());
    asPlanned = reached.stream().allMatch(RunningArray::isAsPlanned);
    return reached;
  }

  /** Its trials that have not ended, as they are planned. */
  List<Trial> unfinished() {
    return running.unfinished(trials);
  }

  /** It is trained no more. */
  void end() {
    running.end(trials);
  }

  @Override
  public List<TrialProgress> take(int most) {
    List<TrialProgress> taken = new ArrayList<>();
    while (taken.size() < most && !alone) {
      Optional<Trial> next = queue.joining(program);
      Optional<TrialProgress> joining = next.map(this::progress).filter(this::mayJoin);
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

  /**
   * A trial that was stopped within an epoch cannot join, nor can one whose convolutions were
   * computed otherwise, or updates in other parts; it begins an array.
   */
  private boolean mayJoin(TrialProgress progress) {
    return progress.state().stream()
        .allMatch(state -> state.steps() == 0 && asPlanned && isAsPlanned(progress));
  }

  private static boolean isAsPlanned(TrialProgress progress) {
    int parts = progress.trial().settings().accumulate();
    return progress.state().stream()
        .allMatch(
            state ->
                state.convolutions().equals(progress.trial().convolutions())
                    && state.parts().orElse(parts) == parts);
  }

  private TrialProgress progress(Trial trial) {
    return progress.of(List.of(attempts.trained(trial))).get(0);
  }
}
