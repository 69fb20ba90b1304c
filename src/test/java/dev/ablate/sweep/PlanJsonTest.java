package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.experiment.Experiment;
import dev.ablate.trial.Unheard;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private final MemoryStore store = new MemoryStore();

  private Plan plan() {
    Experiment experiment =
        SampleExperiments.experiment(
            List.of(
                SampleExperiments.cell("a", 0.5, 1),
                SampleExperiments.cell("b", 0.5, 1),
                SampleExperiments.cell("a", 0.5, 2)));
    return new Planner(OptionalInt.empty(), false).plan(experiment, store);
  }

  private static JsonNode json(Object tree) {
    return new ObjectMapper().valueToTree(tree);
  }

  @Test
  void printsAPlanAsDocumented() {
    JsonNode json = json(PlanJson.planned(plan()));
    assertThat(json.get("counts"))
        .hasToString(
            """
            {"product":6,"removed_by_where":3,"duplicates":1,"done":0,"failed":0,"to_run":2}\
            """);
    JsonNode trial = json.get("trials").get(0);
    assertThat(trial.fieldNames())
        .toIterable()
        .containsExactly(
            "id", "variants", "seed", "axes", "settings", "parameters", "array", "state");
    assertThat(trial.get("id").asText()).matches("[0-9a-f]{16}");
    assertThat(trial.get("variants")).hasToString("[\"a\",\"b\"]");
    assertThat(trial.get("axes")).hasToString("{\"optimizer.lr\":0.5}");
    assertThat(trial.get("settings").get("epochs")).hasToString("3");
    assertThat(trial.get("parameters").asInt()).isEqualTo(4);
    assertThat(trial.get("array").asInt()).isZero();
    assertThat(trial.get("state").asText()).isEqualTo("new");
  }

  @Test
  void printsEveryKeyOfATrialThatHasNotBegun() {
    JsonNode trial = json(PlanJson.stored(plan())).get("trials").get(0);
    assertThat(trial.get("metrics")).hasToString("{}");
    assertThat(trial.get("epochs")).hasToString("[]");
    assertThat(trial.get("attempts").asInt()).isZero();
    for (String key : List.of("best_epoch", "started", "finished", "device", "error")) {
      assertThat(trial.get(key).isNull()).isTrue();
    }
  }

  @Test
  void printsWhatHappened() {
    new Runner(List.of(new PretendTrainer()), store, new Unheard(), String::valueOf).run(plan());
    JsonNode trial = json(PlanJson.stored(plan())).get("trials").get(0);
    assertThat(trial.get("state").asText()).isEqualTo("done");
    assertThat(trial.get("array").isNull()).isTrue();
    assertThat(trial.get("epochs").get(1))
        .hasToString("{\"epoch\":2,\"lr\":0.5,\"val_loss\":0.25,\"seconds\":1.0}");
    assertThat(trial.get("best_epoch").asInt()).isEqualTo(3);
    assertThat(trial.get("started").asText()).isEqualTo("2026-02-03T04:05:06Z");
    assertThat(trial.get("device").asText()).isEqualTo("cpu");
  }
}
