package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.data.DataSources;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A small network learns the data that Ablate draws. */
class GeneratedDataTest {

  @Test
  void anMlpTellsSpiralsApartAndALineDoesNot() {
    DataSet spirals = load("Spirals", Task.CLASSES);
    String cross = "CrossEntropyLoss()";

    assertThat(test(spirals, cross, "Linear(32) Tanh Linear(32) Tanh Linear(classes)"))
        .hasEntrySatisfying("test_accuracy", accuracy -> assertThat(accuracy).isGreaterThan(0.95));
    assertThat(test(spirals, cross, "Linear(classes)"))
        .hasEntrySatisfying("test_accuracy", accuracy -> assertThat(accuracy).isLessThan(0.8));
  }

  /** No prediction is better than the noise, whose mean square is 1. */
  @Test
  void anMlpLearnsOfFriedmanWhatALineCannot() {
    DataSet friedman = load("Friedman", Task.NUMBERS);
    String mse = "MSELoss()";

    assertThat(test(friedman, mse, "Linear(64) Tanh Linear(32) Tanh Linear(classes)"))
        .hasEntrySatisfying("test_loss", loss -> assertThat(loss).isBetween(1.0, 3.5));
    assertThat(test(friedman, mse, "Linear(classes)"))
        .hasEntrySatisfying("test_loss", loss -> assertThat(loss).isGreaterThan(5));
  }

  private static DataSet load(String name, Task task) {
    return new DataSources(Path.of("."))
        .open(Catalog.standard().find(Kind.DATA, name).orElseThrow().instance(Map.of()), task)
        .load();
  }

  private static Map<String, Double> test(DataSet data, String loss, String layers) {
    Trial trial =
        Trials.trial(
            Networks.of(layers, data.info()),
            data.info(),
            Trials.settings(
                "batch_size", "32", "loss", loss, "optimizer", "Adam(lr = 0.01)", "epochs", "30"));
    TrialRecord record = Recorder.train(data, List.of(trial)).get(0);
    return record.metrics();
  }
}
