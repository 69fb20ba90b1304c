package dev.ablate.sweep.worker;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EventJson;
import dev.ablate.trial.StateJson;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.WaitingTrials;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the coordinator what a trainer tells its listener, and asks it for the trials that wait.
 *
 * @param trials those of the experiment
 */
record PipeListener(Coordinator coordinator, KnownTrials trials)
    implements TrialListener, WaitingTrials {

  @Override
  public void happened(Trial trial, TrialEvent event) {
    coordinator.tell(Message.of(Message.Kind.EVENT, trial, EventJson.write(event)));
  }

  @Override
  public void best(Trial trial, Checkpoint weights) {
    coordinator.tell(Message.of(Message.Kind.BEST, trial, "", weights));
  }

  @Override
  public void reached(Trial trial, TrainingState state) {
    coordinator.tell(of(Message.Kind.REACHED, trial, state));
  }

  @Override
  public void ended(Trial trial, TrainingState state) {
    coordinator.tell(of(Message.Kind.ENDED, trial, state));
  }

  private static Message of(Message.Kind kind, Trial trial, TrainingState state) {
    return Message.of(kind, trial, StateJson.write(state), new Checkpoint(state.tensors()));
  }

  @Override
  public void warned(Trial trial, String message) {
    coordinator.tell(Message.of(Message.Kind.WARNED, trial, message));
  }

  @Override
  public void progressed(Trial trial, long steps) {
    coordinator.tell(Message.of(Message.Kind.PROGRESSED, trial, steps));
  }

  @Override
  public boolean stopRequested() {
    return coordinator.stopRequested();
  }

  @Override
  public List<TrialProgress> take(int most) {
    coordinator.tell(Message.of(Message.Kind.TAKE, new Content.Count(most)));
    return named(coordinator.next()).stream().map(m -> ProgressJson.read(m, trials)).toList();
  }

  /** The trials that come before the message which uses them. */
  private List<Message> named(Message first) {
    List<Message> named = new ArrayList<>();
    Message message = first;
    while (message.kind() == Message.Kind.TRIAL) {
      named.add(message);
      message = coordinator.next();
    }
    return named;
  }
}
