package dev.ablate.robustness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The attempts at a trial, as its journal has them. */
record JournaledAttempts(List<JsonNode> entries) {

  static JournaledAttempts of(String journal) throws JsonProcessingException {
    List<JsonNode> entries = new ArrayList<>();
    for (String line : journal.lines().toList()) {
      entries.add(new ObjectMapper().readTree(line).get("entry"));
    }
    return new JournaledAttempts(entries);
  }

  /**
   * Each attempt but the first follows the loss of a worker, and begins at one of the two last
   * checkpoints; none follows the trial's end.
   */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<Long> updates = new ArrayList<>(List.of(0L, 0L));
    boolean expected = true;
    int done = 0;
    for (JsonNode entry : entries) {
      if (entry.has("started")) {
        long from = entry.at("/started/from/update").asLong();
        if (!expected || done > 0) {
          problems.add("an attempt without reason: " + entry);
        }
        if (from < updates.get(updates.size() - 2)) {
          problems.add("an attempt that begins too early: " + entry);
        }
        expected = false;
      }
      if (entry.has("checkpoint")) {
        updates.add(entry.at("/checkpoint/update").asLong());
      }
      expected |= entry.at("/warned").toString().contains("the worker process");
      expected |= entry.at("/finished/error").asText().startsWith("the worker process");
      done += entry.at("/finished/state").asText().equals("done") ? 1 : 0;
    }
    if (done != 1) {
      problems.add("done " + done + " times");
    }
    return problems;
  }
}
