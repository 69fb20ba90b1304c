package dev.ablate.sweep.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Json;
import dev.ablate.trial.StateJson;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.TrialProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trials to train, and how far they have come, as messages have them. */
final class ProgressJson {
  private ProgressJson() {}

  static Message write(TrialProgress progress, TrialReference trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trial", trial);
    json.put("epochs", progress.epochs());
    progress.other().ifPresent(other -> json.put("other", other));
    if (progress.state().isEmpty()) {
      return Message.of(Message.Kind.TRIAL, json);
    }
    TrainingState state = progress.state().get();
    json.put("state", StateJson.write(state));
    return Message.of(Message.Kind.TRIAL, json, new Checkpoint(state.tensors()));
  }

  static TrialProgress read(Message message, KnownTrials trials) {
    JsonNode json = message.content();
    EpochRecord[] epochs = Json.read(json.get("epochs").toString(), EpochRecord[].class);
    TrialReference trial = Json.read(json.get("trial").toString(), TrialReference.class);
    Optional<TrainingState> state =
        message.tensors().map(tensors -> StateJson.read(json.get("state"), tensors));
    Optional<String> other = Optional.ofNullable(json.get("other")).map(JsonNode::asText);
    return new TrialProgress(trials.of(trial), List.of(epochs), state, other);
  }
}
