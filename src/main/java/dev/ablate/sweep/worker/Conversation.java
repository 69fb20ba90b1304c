package dev.ablate.sweep.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.trial.EventJson;
import dev.ablate.trial.StateJson;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.WaitingTrials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What a coordinator and a worker say to each other while an array is trained. */
final class Conversation {
  private final Worker worker;
  private final Function<TrialProgress, Message> naming;
  private final WaitingTrials waiting;
  private final TrialListener listener;
  private final Map<String, Trial> trials = new HashMap<>();
  private boolean stopping;

  /**
   * A conversation that has not begun.
   *
   * @param naming how a trial is told to the worker
   */
  Conversation(
      Worker worker,
      Function<TrialProgress, Message> naming,
      WaitingTrials waiting,
      TrialListener listener) {
    this.worker = worker;
    this.naming = naming;
    this.waiting = waiting;
    this.listener = listener;
  }

  /**
   * Names trials, and says what is to become of them. While they are trained, what others did
   * before comes to the disk: later it would keep the worker waiting.
   */
  void name(List<TrialProgress> named, Message.Kind then) {
    named.forEach(progress -> trials.put(progress.trial().fingerprint(), progress.trial()));
    named.forEach(progress -> worker.send(naming.apply(progress)));
    worker.send(Message.of(then));
    if (!named.isEmpty()) {
      stopIfRequested();
    }
  }

  /**
   * Does what a message asks for. Asked whether to stop, a listener has all on the disk that it has
   * heard; trials of an array end together, so it is not asked in between.
   */
  void hear(Message message) {
    if (message.kind() == Message.Kind.TAKE) {
      int most = message.content(Content.Count.class).count();
      name(waiting.take(most), Message.Kind.TAKEN);
    } else {
      JsonNode content = message.content();
      String fingerprint = content.get("trial").asText();
      pass(message, Objects.requireNonNull(trials.get(fingerprint)), content.get("said"));
    }
    if (message.kind() == Message.Kind.PROGRESSED) {
      stopIfRequested();
    }
  }

  private void pass(Message message, Trial trial, JsonNode said) {
    switch (message.kind()) {
      case EVENT -> listener.happened(trial, EventJson.read(said));
      case BEST -> listener.best(trial, message.withTensors());
      case REACHED -> listener.reached(trial, StateJson.read(said, message.withTensors()));
      case ENDED -> listener.ended(trial, StateJson.read(said, message.withTensors()));
      case WARNED -> listener.warned(trial, said.asText());
      case PROGRESSED -> listener.progressed(trial, said.asLong());
      default -> throw new IllegalStateException("not about a trial: " + message.kind());
    }
  }

  /** Passes a request to stop on, once. */
  void stopIfRequested() {
    if (!stopping && listener.stopRequested()) {
      stopping = true;
      worker.send(Message.of(Message.Kind.STOP));
    }
  }
}
