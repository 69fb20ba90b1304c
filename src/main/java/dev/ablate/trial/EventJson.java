package dev.ablate.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Events as journals have them: an object with one key, which says what happened. */
public final class EventJson {
  private EventJson() {}

  /** The event as a tree of maps. */
  public static Map<String, Object> write(TrialEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("time", event.time().toString());
    if (event instanceof TrialEvent.Started started) {
      json.put("attempt", started.attempt());
      json.put("device", started.device());
      json.put("versions", started.versions());
      started.from().ifPresent(from -> json.put("from", from));
      return Map.of("started", json);
    } else if (event instanceof TrialEvent.Continued continued) {
      json.put("trial", continued.trial());
      json.put("epochs", continued.epochs());
      return Map.of("continued", json);
    } else if (event instanceof TrialEvent.BatchSizeFound found) {
      json.put("size", found.size());
      return Map.of("batch_size", json);
    } else if (event instanceof TrialEvent.EpochEnded ended) {
      json.put("epoch", ended.epoch().epoch());
      json.put("lr", ended.epoch().lr());
      json.put("metrics", ended.epoch().metrics());
      json.put("seconds", ended.epoch().seconds());
      return Map.of("epoch", json);
    } else if (event instanceof TrialEvent.StateStored stored) {
      json.put("update", stored.state().update());
      json.put("sha256", stored.state().sha256());
      return Map.of("checkpoint", json);
    } else if (event instanceof TrialEvent.WeightsStored stored) {
      json.put("sha256", stored.sha256());
      return Map.of("weights", json);
    }
    if (event instanceof TrialEvent.Measured measured) {
      json.put("metrics", measured.metrics());
      return Map.of("measured", json);
    } else if (event instanceof TrialEvent.Predicted predicted) {
      json.put("splits", predicted.splits());
      return Map.of("predicted", json);
    } else if (event instanceof TrialEvent.Warned warned) {
      json.put("message", warned.message());
      return Map.of("warned", json);
    }
    TrialEvent.Finished finished = (TrialEvent.Finished) event;
    json.put("state", finished.state().text());
    finished.bestEpoch().ifPresent(epoch -> json.put("best_epoch", epoch));
    json.put("metrics", finished.metrics());
    finished.error().ifPresent(error -> json.put("error", error));
    return Map.of("finished", json);
  }

  /** The event of a tree that {@link #write} made. */
  public static TrialEvent read(JsonNode node) {
    String kind = node.fieldNames().next();
    JsonNode json = node.get(kind);
    Instant time = Instant.parse(json.get("time").asText());
    return switch (kind) {
      case "started" ->
          new TrialEvent.Started(
              time,
              json.get("attempt").asInt(),
              json.get("device").asText(),
              texts(json.get("versions")),
              Optional.ofNullable(json.get("from")).map(EventJson::reached));
      case "continued" -> continued(time, json);
      case "batch_size" -> new TrialEvent.BatchSizeFound(time, json.get("size").asInt());
      case "epoch" -> new TrialEvent.EpochEnded(time, epoch(json));
      case "checkpoint" ->
          new TrialEvent.StateStored(
              time, new StoredState(json.get("update").asLong(), json.get("sha256").asText()));
      case "weights" -> new TrialEvent.WeightsStored(time, json.get("sha256").asText());
      case "measured" -> new TrialEvent.Measured(time, numbers(json.get("metrics")));
      case "predicted" -> new TrialEvent.Predicted(time, predictions(json.get("splits")));
      case "warned" -> new TrialEvent.Warned(time, json.get("message").asText());
      case "finished" -> finished(time, json);
      default ->
          throw new StoreException("a journal of a newer Ablate: unknown event '" + kind + "'");
    };
  }

  private static List<Predictions> predictions(JsonNode json) {
    return List.of(Json.read(json.toString(), Predictions[].class));
  }

  private static TrialEvent.Continued continued(Instant time, JsonNode json) {
    List<EpochRecord> epochs = new ArrayList<>();
    json.get("epochs").forEach(epoch -> epochs.add(epoch(epoch)));
    return new TrialEvent.Continued(time, json.get("trial").asText(), epochs);
  }

  private static TrialEvent.Reached reached(JsonNode json) {
    return new TrialEvent.Reached(json.get("epochs").asInt(), json.get("update").asLong());
  }

  private static EpochRecord epoch(JsonNode json) {
    return new EpochRecord(
        json.get("epoch").asInt(),
        json.get("lr").asDouble(),
        numbers(json.get("metrics")),
        json.get("seconds").asDouble());
  }

  private static TrialEvent.Finished finished(Instant time, JsonNode json) {
    return new TrialEvent.Finished(
        time,
        TrialState.of(json.get("state").asText()),
        json.has("best_epoch")
            ? OptionalInt.of(json.get("best_epoch").asInt())
            : OptionalInt.empty(),
        numbers(json.get("metrics")),
        Optional.ofNullable(json.get("error")).map(JsonNode::asText));
  }

  private static Map<String, Double> numbers(JsonNode json) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    json.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asDouble()));
    return numbers;
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }
}
