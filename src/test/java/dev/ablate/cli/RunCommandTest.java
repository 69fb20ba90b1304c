package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.store.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a user, from a file to its report, with the engine that trains. */
class RunCommandTest {
  private static final String FILE =
      """
      model mlp(width = 4) { Flatten Linear(width) ReLU Linear(classes) }
      experiment "Tiny" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8)
        model = mlp()
        loss = CrossEntropyLoss()
        epochs = 2
        batch_size = 16
        seed in 1..2
        baseline "Adam" { optimizer = Adam(lr = 0.01) }
        variant "SGD" { optimizer = SGD(lr = 0.1) }
      }
      """;

  private final Path folder;
  private final TestConsole console;

  RunCommandTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @BeforeEach
  void write() throws IOException {
    write(FILE);
  }

  @Test
  void trainsWhatIsMissingAndReportsIt() throws IOException {
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    Path report = folder.resolve("reports/tiny/index.html");
    assertThat(console.out()).isEqualTo(report + "\n");
    assertThat(report).content().contains("Tiny", "Adam", "SGD");

    JsonNode before = trials();
    assertThat(console.run("run", "tiny.exp", "--json", "--quiet")).isEqualTo(Exit.OK);
    assertThat(console.err()).isEmpty();
    JsonNode again = new ObjectMapper().readTree(console.out());
    assertThat(again.get("report").textValue()).isEqualTo(report.toString());
    assertThat(again.get("counts").get("done").intValue()).isEqualTo(4);
    assertThat(again.get("trials").get(0)).isEqualTo(before.get("trials").get(0));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("4 trials, nothing to run");
    assertThat(trials()).isEqualTo(before);

    write(FILE.replace("lr = 0.1", "lr in {0.1, 0.2}"));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("6 in the product, 4 done, 2 to run");
  }

  @Test
  void trialsThatAreNoLongerInTheFileAreCounted() throws IOException {
    String dropped = "2 stored trials no longer in the file";
    console.run("run", "tiny.exp");
    console.run("trials", "tiny.exp");
    assertThat(console.out()).doesNotContain("no longer");

    write(FILE.replace("lr = 0.1", "lr = 0.2"));
    console.run("trials", "./tiny.exp");
    assertThat(console.out()).endsWith(dropped + "\n");
    console.run("report", folder.resolve("tiny.exp").toString());
    assertThat(console.err()).isEqualTo(dropped + "\n");
    assertThat(folder.resolve("reports/tiny/index.html")).content().contains(dropped);
    console.run("plan", "tiny.exp");
    assertThat(console.out() + console.err()).doesNotContain("no longer");

    console.run("trials", "tiny.exp", "--set", "epochs=1");
    assertThat(console.out()).doesNotContain("no longer");
    Files.copy(folder.resolve("tiny.exp"), folder.resolve("other.exp"));
    console.run("trials", "other.exp");
    assertThat(console.out()).doesNotContain("no longer");
  }

  @Test
  void aMetricAddedLaterIsComputedFromTheBestEpochsWeights() throws IOException {
    console.run("run", "tiny.exp");
    JsonNode before = metrics();
    write(FILE.replace("seed in", "metrics = [f1, recall]  seed in"));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("nothing to train, metrics to compute of 4 trials");
    assertThat(metrics().fieldNames()).toIterable().contains("val_f1", "test_f1", "test_recall");
    before.properties().forEach(metric -> assertThat(metrics()).contains(metric.getValue()));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("4 trials, nothing to run");
  }

  /** Of the first trial. */
  private JsonNode metrics() {
    try {
      return trials().get("trials").get(0).get("metrics");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void showsWhatIsStoredOfATrial() throws IOException {
    console.run("run", "tiny.exp", "-v");
    assertThat(console.err()).contains("done: SGD, seed 2: train_loss ");
    String id = trials().get("trials").get(0).get("id").textValue();

    assertThat(console.run("show", id.substring(0, 8))).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains(id, "optimizer.lr", "0.01", "test_accuracy", "lr  train_loss", "grad_norm");

    assertThat(console.run("show", id, "--json")).isEqualTo(Exit.OK);
    JsonNode trial = json();
    assertThat(trial.get("settings").get("optimizer").textValue()).isEqualTo("Adam");
    assertThat(trial.get("epochs")).hasSize(2);
    for (String monitor : List.of("grad_norm", "param_norm", "update_ratio")) {
      assertThat(trial.get("epochs").get(1).get(monitor).doubleValue()).isPositive();
      assertThat(trial.get("metrics").has(monitor)).isFalse();
    }
  }

  @Test
  void comparesTwoStoredTrials() throws IOException {
    console.run("run", "tiny.exp");
    JsonNode trials = trials().get("trials");
    JsonNode left = trials.get(0);
    JsonNode right = trials.get(1);
    String[] ids = {left.get("id").textValue(), right.get("id").textValue()};

    assertThat(console.run("diff", ids[0], ids[1], "--json")).isEqualTo(Exit.OK);
    JsonNode diff = json();
    assertThat(diff.get("trials").get(1).textValue()).isEqualTo(ids[1]);
    assertThat(diff.get("settings").has("epochs")).isFalse();
    diff.get("settings")
        .properties()
        .forEach(
            setting ->
                assertThat(setting.getValue().get("left"))
                    .isNotEqualTo(setting.getValue().get("right")));
    assertThat(diff.get("settings").get("optimizer").get("left").textValue()).isEqualTo("Adam");
    assertThat(diff.get("metrics").get("val_loss").get("difference").doubleValue())
        .isEqualTo(valLoss(right) - valLoss(left));

    assertThat(console.run("diff", ids[0], ids[1])).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains("optimizer", "val_loss", "difference")
        .doesNotContain("epochs ");
    assertThat(console.run("diff", "-v", ids[0], ids[1])).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("settings of both", "epochs ");
    assertThat(console.run("diff", ids[0], ids[0])).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("settings: no difference");
    assertThat(console.run("diff", ids[0], "zz")).isEqualTo(Exit.USAGE);
  }

  private static double valLoss(JsonNode trial) {
    return trial.get("metrics").get("val_loss").doubleValue();
  }

  @Test
  void showsTheProgramOfATrialAlsoWhenItsFileIsGone() throws IOException {
    console.run("run", "tiny.exp", "--set", "epochs=1");
    Files.delete(folder.resolve("tiny.exp"));
    String journal = folder.resolve(".ablate/ablate.journals").toFile().list()[0];
    String id = journal.substring(0, 16);

    assertThat(console.run("show", id, "--program")).isEqualTo(Exit.OK);
    assertThat(console.out()).startsWith("class TrialArray(Module):").contains("autograd.grad");
    assertThat(console.run("show", id, "--program", "--quiet")).isEqualTo(Exit.OK);
    assertThat(console.err()).isEmpty();
    assertThat(console.run("show", id, "--program", "--json")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("leave out --json and --layers");
  }

  @Test
  void showsTheLayersOfATrial() throws IOException {
    console.run("run", "tiny.exp");
    String id = trials().get("trials").get(0).get("id").textValue();

    assertThat(console.run("show", id, "--layers")).isEqualTo(Exit.OK);
    assertThat(console.out().lines())
        .hasSize(5)
        .anyMatch(line -> line.matches(" *1 +Linear +\\[4] +772 +768 .*"));

    assertThat(console.run("show", id, "--layers", "--json")).isEqualTo(Exit.OK);
    JsonNode relu = json().get("layers").get(2);
    assertThat(relu.get("layer").textValue()).isEqualTo("ReLU");
    assertThat(relu.get("zeros").doubleValue()).isBetween(0.0, 1.0);
  }

  @Test
  void refusesAnIdThatIsNotUnique() {
    console.run("run", "tiny.exp");
    assertThat(console.run("show", "")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("4 trials begin with ''");
  }

  @Test
  void leavesADatabaseInUseAlone() {
    Path store = new Workspace(folder).hidden().resolve("ablate");
    try (RunStore held = RunStore.open(store)) {
      assertThat(held.all()).isEmpty();
      assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.MACHINE);
      assertThat(console.run("trials", "tiny.exp")).isEqualTo(Exit.OK);
    }
  }

  @Test
  void stopsInTimeAndGoesOnLater() {
    assertThat(console.run("run", "tiny.exp", "--max-time", "0s")).isEqualTo(Exit.INTERRUPTED);
    assertThat(console.err()).contains("4 trials left; run again to go on");
    assertThat(console.out()).contains("index.html");
    assertThat(console.run("run", "tiny.exp", "--quiet", "--array", "1")).isEqualTo(Exit.OK);
    assertThat(console.err()).isEmpty();
  }

  @Test
  void callsNoTrialLeftWhereItsPredictionsAloneAreMissing() throws IOException {
    console.run("run", "tiny.exp");
    Files.delete(folder.resolve(".ablate/ablate.mv.db"));
    try (Stream<Path> journals = Files.list(folder.resolve(".ablate/ablate.journals"))) {
      for (Path journal : journals.toList()) {
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.stream().filter(line -> !line.contains("predicted")).toList());
      }
    }
    assertThat(console.run("run", "tiny.exp", "--max-time", "0s")).isEqualTo(Exit.INTERRUPTED);
    assertThat(console.err())
        .endsWith(
            "0s is over: what the best trial predicts is not stored yet; run again to have it\n");
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
  }

  @Test
  void refusesATimeLimitBelowNothing() {
    assertThat(console.run("run", "tiny.exp", "--max-time", "-5s")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("'-5s' is not a duration; write 90s, 30m, 8h or 1h30m");
  }

  @Test
  void stopsWhenTheBudgetOfTheFileIsOver() throws IOException {
    write(FILE.replace("epochs = 2", "epochs = 2 budget = 0s"));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.INTERRUPTED);
    assertThat(console.err())
        .contains("the budget of 0s is over: 4 trials left; run again to go on");
    assertThat(folder.resolve("reports/tiny/index.html")).content().contains("Still to come: ");
    assertThat(console.run("run", "tiny.exp", "--max-time", "8h")).isEqualTo(Exit.OK);
    write(FILE.replace("epochs = 2", "epochs = 2 budget = 1h30m"));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("4 trials, nothing to run");
  }

  /** Parts of two rows would leave batch normalisation a single one at an epoch's end. */
  @Test
  void triesATrialThatDoesNotFitIntoMemoryInSmallerPartsAndGoesOn() throws IOException {
    write(
        """
        model net(pad) {
          Conv2d(2, kernel_size = 1, padding = pad) AdaptiveAvgPool2d(1) Flatten
          BatchNorm1d Linear(classes)
        }
        experiment "Large" {
          data = Shapes(train = 4001, test = 20, classes = 2, size = 8)
          model = net(pad in {15_000, 0})
          loss = CrossEntropyLoss()
          optimizer = SGD(lr = 0.1)
          epochs = 1
          batch_size = 3998
        }
        """);
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.TRIALS_FAILED);
    assertThat(console.err())
        .containsPattern("out of memory \\(\\d{14} bytes .*; trying again with accumulate = 2\n")
        .containsPattern("out of memory .*, also with accumulate = 2; write a smaller batch_size")
        .doesNotContain("accumulate = 1999");
    String table = console.err();
    assertThat(trials().get("trials").get(1).get("state").textValue()).as(table).isEqualTo("done");
    assertThat(console.run("run", "tiny.exp", "--retry-failed", "--set", "on_oom=fail"))
        .isEqualTo(Exit.TRIALS_FAILED);
    assertThat(console.err()).contains("write on_oom = retry_smaller").doesNotContain("again with");
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.TRIALS_FAILED);
    assertThat(console.err()).endsWith("1 trial failed; --retry-failed tries again\n");
  }

  @Test
  void stopsWhereALossIsNotANumberIfTheFileSaysSo() throws IOException {
    write(FILE.replace("seed in 1..2", "on_nan = stop").replace("lr = 0.01", "lr = 1e30"));
    assertThat(console.run("run", "tiny.exp", "--array", "1")).isEqualTo(Exit.TRIALS_FAILED);
    assertThat(console.err())
        .contains(
            "diverged: Adam, seed 1: the loss",
            "on_nan = stop ended the sweep: 1 trial left; run again to go on");
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
  }

  @Test
  void saysWhichTrialsEndedEarly() throws IOException {
    String stopping = "EarlyStopping(monitor = train_loss, mode = max, patience = 1)";
    write(FILE.replace("epochs = 2", "epochs = 9 early_stopping = " + stopping));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(folder.resolve("reports/tiny/index.html")).content().contains(", stopped early");
    String id = trials().get("trials").get(0).get("id").textValue();
    assertThat(console.run("show", id)).isEqualTo(Exit.OK);
    assertThat(console.out()).containsPattern("ended early +after epoch [2-8] of 9");
  }

  @Test
  void findsABatchSizeOnceAndKeepsIt() throws IOException {
    String cycle = "batch_size = auto schedule = OneCycleLR(max_lr = 10 * optimizer.lr)";
    write(FILE.replace("batch_size = 16", cycle));
    assertThat(console.run("lr", "tiny.exp")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("found by the first run; write --set batch_size=256");
    assertThat(console.run("lr", "tiny.exp", "--set", "batch_size=8")).isEqualTo(Exit.OK);

    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).containsOnlyOnce("batch_size = auto: 32 of 36 training rows");
    JsonNode trial = trials().get("trials").get(0);
    assertThat(trial.get("settings").get("batch_size").textValue()).isEqualTo("auto");
    assertThat(trial.get("settings").has("schedule.total_steps")).isFalse();
    assertThat(trial.get("batch_size").intValue()).isEqualTo(32);

    // Two epochs of two updates, and the cycle is over with the last.
    assertThat(console.run("lr", "tiny.exp", "--json")).isEqualTo(Exit.OK);
    JsonNode rates = json().get("trials").get(0).get("lr");
    assertThat(rates).hasSize(4);
    assertThat(rates.get(3).doubleValue()).isCloseTo(0.1 / 25 / 1e4, withinPercentage(1e-6));
    assertThat(trial.get("epochs").get(1).get("lr")).isEqualTo(rates.get(3));

    String id = trial.get("id").textValue();
    assertThat(console.run("show", id)).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("batch size  32 rows, found for auto");
    assertThat(console.run("show", id, "--layers")).isEqualTo(Exit.OK);
    assertThat(console.run("export", id, "--format", "pytorch", "-o", "t.py")).isEqualTo(Exit.OK);

    assertThat(console.run("run", "tiny.exp", "--set", "seed in 1..3")).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("4 done, 2 to run").doesNotContain("batch_size = auto:");

    // What is found trains as what is written does.
    write(FILE.replace("batch_size = 16", cycle.replace("auto", "32")));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(metrics()).isEqualTo(trial.get("metrics"));
  }

  @Test
  void refusesADeviceThatIsNotThere() {
    assertThat(console.run("run", "tiny.exp", "--device", "cuda:99")).isEqualTo(Exit.MACHINE);
    assertThat(console.err()).contains("cuda:99").doesNotContain("bug");
  }

  @Test
  void theReportNamesWhatReplacesSettingsOfTheFile() {
    Path page = folder.resolve("reports/tiny/index.html");
    assertThat(console.run("report", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(page).content().doesNotContain("Not as in the file");
    assertThat(console.run("report", "tiny.exp", "--set", "epochs=3")).isEqualTo(Exit.OK);
    assertThat(page).content().containsPattern("Not as in the file[^-]*--set epochs=3");
  }

  @Test
  void asksBeforeAThousandTrials() throws IOException {
    write(FILE.replace("1..2", "1..500"));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("1,000 trials are many; add --yes");
  }

  @Test
  void trainsNothingOfAFileWithErrors() throws IOException {
    write(FILE.replace("lr = 0.1", "lr = -1"));
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("tiny.exp:10:", "error: lr must be > 0", "1 error");
    assertThat(folder.resolve(".ablate")).doesNotExist();
  }

  private JsonNode trials() throws IOException {
    assertThat(console.run("trials", "tiny.exp", "--json")).isEqualTo(Exit.OK);
    return json();
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(console.out());
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("tiny.exp"), text);
  }
}
