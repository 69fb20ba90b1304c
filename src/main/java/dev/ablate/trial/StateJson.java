package dev.ablate.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a checkpoint holds beside its tensors, as files and messages have it. */
public final class StateJson {
  private StateJson() {}

  /** All but the tensors, as a tree of maps. */
  public static Map<String, Object> write(TrainingState state) {
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("conditions", state.conditions());
    position.put("epochs", state.reached().epochs());
    position.put("update", state.reached().update());
    position.put("steps", state.steps());
    position.put("sums", state.sums());
    return position;
  }

  /** The checkpoint of a tree that {@link #write} made, with its tensors. */
  public static TrainingState read(JsonNode position, Checkpoint tensors) {
    Map<String, String> conditions = new LinkedHashMap<>();
    position
        .get("conditions")
        .properties()
        .forEach(entry -> conditions.put(entry.getKey(), entry.getValue().asText()));
    List<Double> sums = new ArrayList<>();
    position.get("sums").forEach(sum -> sums.add(sum.asDouble()));
    return new TrainingState(
        conditions,
        new TrialEvent.Reached(position.get("epochs").asInt(), position.get("update").asLong()),
        position.get("steps").asInt(),
        sums,
        tensors.tensors());
  }
}
