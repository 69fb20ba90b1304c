package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.PythonTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Trials that Ablate trains, and then their exported scripts by Python's PyTorch. */
record ExportedScripts(Path folder, TestConsole console) {
  private static final String DRIVER =
      """
      import importlib.util, json, math, sys

      def histories(name):
          spec = importlib.util.spec_from_file_location(name, name + ".py")
          script = importlib.util.module_from_spec(spec)
          spec.loader.exec_module(script)
          data = script.load_data(name + ".npz")
          history = script.train(data, "cpu")[1]
          script.EPOCHS = 1
          plain = {key: array for key, array in data.items() if key[:2] in ("x_", "y_")}
          assert math.isfinite(script.train(plain, "cpu")[1][0]["train_loss"]), name
          return history

      json.dump({name: histories(name) for name in sys.argv[1:]}, open("histories.json", "w"))
      """;

  ExportedScripts(Path folder) {
    this(folder, new TestConsole(folder));
  }

  /**
   * Trains the trials of a file both ways and gives Ablate's. Each script also trains for an epoch
   * with draws of its own.
   *
   * @param names of the metrics that are to be the same, where scripts have them
   */
  JsonNode compare(String file, Predicate<String> names) throws Exception {
    PythonTorch python = PythonTorch.find();
    JsonNode trials = run(file);
    List<String> ids = trials.findValuesAsText("id");
    for (String id : ids) {
      export(id);
    }
    Files.writeString(folder.resolve("driver.py"), DRIVER);
    python.run(folder, Stream.concat(Stream.of("driver.py"), ids.stream()).toArray(String[]::new));
    JsonNode histories = new ObjectMapper().readTree(folder.resolve("histories.json").toFile());
    for (JsonNode trial : trials) {
      compare(trial, histories.get(trial.get("id").asText()), names);
    }
    return trials;
  }

  private JsonNode run(String file) throws IOException {
    Files.writeString(folder.resolve("a.exp"), file);
    assertThat(console.run("run", "a.exp", "--quiet")).as(console.err()).isEqualTo(Exit.OK);
    assertThat(console.run("trials", "a.exp", "--json")).isEqualTo(Exit.OK);
    return new ObjectMapper().readTree(console.out()).get("trials");
  }

  private void export(String id) {
    int exit = console.run("export", id, "--format", "pytorch", "--with-data", "-o", id + ".py");
    assertThat(exit).as(console.err()).isEqualTo(Exit.OK);
  }

  private static void compare(JsonNode trial, JsonNode history, Predicate<String> names) {
    assertThat(history)
        .as("epochs of %s", trial.get("variants"))
        .hasSameSizeAs(trial.get("epochs"));
    for (int epoch = 0; epoch < history.size(); epoch++) {
      JsonNode theirs = history.get(epoch);
      JsonNode ours = trial.get("epochs").get(epoch);
      List<String> metrics =
          theirs.properties().stream()
              .map(Map.Entry::getKey)
              .filter(isLow(trial) ? name -> name.endsWith("_loss") : names)
              .toList();
      assertThat(metrics).contains("train_loss", "val_loss");
      for (String metric : metrics) {
        assertThat(theirs.get(metric).asDouble())
            .as("%s of epoch %d of %s", metric, epoch + 1, trial.get("variants"))
            .isCloseTo(ours.get(metric).asDouble(), withinPercentage(isLow(trial) ? 2 : 0.1));
      }
    }
  }

  private static boolean isLow(JsonNode trial) {
    return trial.get("settings").get("precision").asText().endsWith("16");
  }
}
