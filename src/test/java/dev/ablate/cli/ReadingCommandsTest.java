package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read a file and its store, and change neither. */
class ReadingCommandsTest {
  private static final String FILE =
      """
      model mlp { Flatten Linear(4) ReLU Linear(classes) }
      experiment "Rates" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8, validation = 8)
        model = mlp()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr in {0.1, 0.2}, momentum = 0.9)
        schedule in {none, OneCycleLR(max_lr = 1)}
        epochs = 3
        batch_size = 16
      }
      """;

  private final Path folder;
  private final TestConsole console;

  ReadingCommandsTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("rates.exp"), FILE);
  }

  @Test
  void checkCountsTrialsAndArchitectures() {
    assertThat(console.run("check", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .isEqualTo(
            "rates.exp: ok, 4 trials, 1 architecture (782 parameters)\n"
                + "  782 parameters: about 22.3 kB a trial (weights 6.3 kB, SGD 3.1 kB,"
                + " activations 12.9 kB at batch_size 16)\n");
  }

  @Test
  void checkLooksAtTheFileAsItWouldBeWithWhatIsSet() {
    assertThat(console.run("check", "rates.exp", "--set", "optimizer.lr in {1, 2, 3}", "--quiet"))
        .isEqualTo(Exit.OK);
    assertThat(console.out()).startsWith("rates.exp: ok, 6 trials, ");
    assertThat(console.run("check", "--set", "optimizer.lr=0", "rates.exp"))
        .isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("lr must be > 0, not 0");
  }

  @Test
  void checkPrintsJsonOfFilesWithErrorsAndWithoutExperimentToo() throws IOException {
    Files.writeString(folder.resolve("wrong.exp"), FILE.replace("momentum", "momentun"));
    Files.writeString(
        folder.resolve("right.exp"), FILE.replace("{none, OneCycleLR(max_lr = 1)}", "{none}"));
    Files.writeString(folder.resolve("models.exp"), "model m { Linear(classes) }");
    assertThat(console.run("check", "--json", "right.exp", "models.exp", "wrong.exp"))
        .isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).isEmpty();
    JsonNode files = json().get("files");
    assertThat(files.get(0).toString())
        .isEqualTo(
            "{\"file\":\"right.exp\",\"ok\":true,\"diagnostics\":[],\"trials\":2,"
                + "\"architectures\":[{\"parameters\":782,\"optimizer\":\"SGD\",\"batch_size\":16,"
                + "\"bytes\":22312,\"weights\":6256,\"state\":3128,\"activations\":12928}]}");
    assertThat(files.get(1).toString())
        .isEqualTo(
            "{\"file\":\"models.exp\",\"ok\":true,\"diagnostics\":[],\"trials\":null,"
                + "\"architectures\":[]}");
    assertThat(files.get(2).get("ok").booleanValue()).isFalse();
    assertThat(files.get(2).get("diagnostics").get(1).toString())
        .isEqualTo(
            "{\"severity\":\"error\",\"file\":\"wrong.exp\",\"line\":6,\"column\":37,"
                + "\"length\":8,\"message\":\"SGD has no parameter 'momentun'; did you mean"
                + " 'momentum'?\"}");
  }

  @Test
  void manyArchitecturesAreListedInFullWhereAskedFor() throws IOException {
    String varied =
        FILE.replace("mlp {", "mlp(width) {")
            .replace("Linear(4)", "Linear(width)")
            .replace("mlp()", "mlp(width in 1..25)");
    Files.writeString(folder.resolve("rates.exp"), varied);
    assertThat(console.run("check", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out().lines())
        .hasSize(22)
        .startsWith("rates.exp: ok, 100 trials, 25 architectures (197 to 4,877 parameters)")
        .last()
        .isEqualTo("  and 5 more; -v lists all");
    assertThat(console.run("check", "-v", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out().lines()).hasSize(26);
  }

  @Test
  void everyArchitectureComesWithTheMemoryOfItsHungriestTrial() throws IOException {
    String varied =
        FILE.replace("mlp {", "mlp(width) {")
            .replace("Linear(4)", "Linear(width)")
            .replace("mlp()", "mlp(width in {4, 8})")
            .replace("batch_size = 16", "batch_size in {8, 16}");
    Files.writeString(folder.resolve("rates.exp"), varied);
    assertThat(console.run("plan", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains(
            "2 architectures (782, 1,562 parameters)\n"
                + "  782 parameters: about 22.3 kB a trial (weights 6.3 kB, SGD 3.1 kB,"
                + " activations 12.9 kB at batch_size 16)\n"
                + "  1,562 parameters: about 32.2 kB a trial (weights 12.5 kB, SGD 6.2 kB,"
                + " activations 13.4 kB at batch_size 16)\n");
  }

  @Test
  void equalTrialsAreOneWithTheSettingsAndAxesOfTheFirst() throws IOException {
    String twice = FILE.replace("epochs = 3", "epochs = 3 description in {\"a\", \"b\"}");
    Files.writeString(folder.resolve("rates.exp"), twice);
    assertThat(console.run("check", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).startsWith("rates.exp: ok, 4 trials, ");
    assertThat(console.run("plan", "rates.exp", "--json")).isEqualTo(Exit.OK);
    JsonNode first = json().get("trials").get(0);
    assertThat(first.get("settings").get("description").textValue()).isEqualTo("a");
    assertThat(first.get("axes").get("description").textValue()).isEqualTo("a");
  }

  @Test
  void aLongPlanIsShownFromBothEndsAndListedWholeAsJson() throws IOException {
    Files.writeString(
        folder.resolve("rates.exp"), FILE.replace("epochs = 3", "epochs = 3 seed in 1..501"));
    assertThat(console.run("plan", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out().lines().filter(line -> line.contains("optimizer.lr = ")))
        .hasSize(2000);
    assertThat(console.out()).contains("\n... 4 more; -v lists all\n");
    assertThat(console.run("plan", "-v", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out().lines().filter(line -> line.contains("optimizer.lr = ")))
        .hasSize(2004);
    assertThat(console.run("plan", "rates.exp", "--json")).isEqualTo(Exit.OK);
    assertThat(json().get("trials")).hasSize(2004);
    assertThat(json().get("trials").get(2003).get("seed").intValue()).isEqualTo(501);
  }

  @Test
  void checkGoesOnAfterAFileThatIsMissing() {
    assertThat(console.run("check", "none.exp", "rates.exp")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).startsWith("none.exp:1:1: error: ");
    assertThat(console.out()).contains("rates.exp: ok");
  }

  @Test
  void aFileMayHaveAnAtSignBeforeItsName() throws IOException {
    Files.writeString(folder.resolve("@models.exp"), "model m { Linear(classes) }\n");
    assertThat(console.run("check", "@models.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).isEqualTo("@models.exp: ok\n");
  }

  @Test
  void aFileWithoutAnExperimentIsCheckedAndNotPlanned() throws IOException {
    Files.writeString(folder.resolve("models.exp"), "model m { Linear(classes) }\n");
    assertThat(console.run("check", "models.exp")).isEqualTo(Exit.OK);
    assertThat(console.run("plan", "models.exp")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("models.exp has no experiment");
  }

  @Test
  void planHasTheKeysOfItsJson() throws IOException {
    assertThat(console.run("plan", "rates.exp", "--json")).isEqualTo(Exit.OK);
    JsonNode plan = json();
    assertThat(names(plan)).containsExactly("experiment", "counts", "trials");
    assertThat(names(plan.get("counts")))
        .containsExactly("product", "removed_by_where", "duplicates", "done", "failed", "to_run");
    assertThat(names(plan.get("trials").get(0)))
        .containsExactly(
            "id", "variants", "seed", "axes", "settings", "parameters", "array", "state");
    assertThat(names(plan.get("trials").get(0).get("axes")))
        .containsExactly("optimizer.lr", "schedule");
  }

  @Test
  void trialsHaveAllKeysBeforeAnythingIsStored() throws IOException {
    assertThat(console.run("trials", "rates.exp", "--json")).isEqualTo(Exit.OK);
    JsonNode trial = json().get("trials").get(0);
    assertThat(trial.get("state").textValue()).isEqualTo("new");
    assertThat(trial.get("metrics")).isEmpty();
    assertThat(names(trial))
        .contains("epochs", "best_epoch", "started", "finished", "device", "attempts", "error");
  }

  @Test
  void planSaysHowItsCountCameAbout() {
    assertThat(console.run("plan", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .startsWith("Rates: 4 trials, 4 to run in 1 array\n4 in the product, 4 to run\n")
        .contains("optimizer.lr = 0.1, schedule = none")
        .doesNotContain("take their places");
  }

  @Test
  void planSaysThatArraysAreFilledUp() {
    assertThat(console.run("plan", "rates.exp", "--array", "3")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .startsWith(
            """
            Rates: 4 trials, 4 to run in 2 arrays
            4 in the product, 4 to run
            as trials end, those of the next array take their places
            """);
  }

  @Test
  void rowsOfOneComponentAreToldApartByItsArguments() throws IOException {
    Files.writeString(
        folder.resolve("rates.exp"),
        FILE.replace(
            "= SGD(lr in {0.1, 0.2}, momentum = 0.9)",
            "in {SGD(lr = 0.1, momentum = 0.9), SGD(momentum = 0.9, lr = 0.01), Adam()}"));
    assertThat(console.run("plan", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains(
            "optimizer = SGD(lr = 0.1, momentum = 0.9), schedule = none",
            "optimizer = SGD(lr = 0.01, momentum = 0.9), schedule = OneCycleLR\n",
            "optimizer = Adam, schedule = none");
    assertThat(console.run("trials", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains("optimizer = SGD(lr = 0.01, momentum = 0.9), schedule = none");
    console.run("report", "rates.exp", "--format", "json");
    assertThat(json().get("tables").get(0).get("rows"))
        .extracting(row -> row.get("label").textValue())
        .doesNotHaveDuplicates()
        .contains("optimizer = SGD(lr = 0.1, momentum = 0.9), schedule = none");
    console.run("plan", "rates.exp", "--json");
    assertThat(json().get("trials").get(0).get("axes").get("optimizer").textValue())
        .isEqualTo("SGD");
  }

  @Test
  void setReplacesSettingsOfTheFile() throws IOException {
    assertThat(
            console.run(
                "plan", "rates.exp", "--json", "--set", "optimizer.lr=0.5", "--set", "epochs = 1"))
        .isEqualTo(Exit.OK);
    JsonNode trials = json().get("trials");
    assertThat(trials).hasSize(2);
    assertThat(trials)
        .allSatisfy(
            trial -> {
              assertThat(trial.get("settings").get("optimizer.lr").doubleValue()).isEqualTo(0.5);
              assertThat(trial.get("settings").get("epochs").intValue()).isEqualTo(1);
            });
  }

  @Test
  void whatSetVariesIsTheFastestAxis() throws IOException {
    String more = "epochs in {1, 2}";
    console.run("plan", "rates.exp", "--json", "--set", "schedule=none", "--set", more);
    assertThat(json().get("trials"))
        .extracting(trial -> trial.get("axes").toString())
        .containsExactly(
            "{\"optimizer.lr\":0.1,\"epochs\":1}",
            "{\"optimizer.lr\":0.1,\"epochs\":2}",
            "{\"optimizer.lr\":0.2,\"epochs\":1}",
            "{\"optimizer.lr\":0.2,\"epochs\":2}");
  }

  @Test
  void setReplacesSettingsOfEveryVariant() throws IOException {
    Files.writeString(
        folder.resolve("variants.exp"),
        FILE.replace("optimizer = SGD(lr in {0.1, 0.2}, momentum = 0.9)", "")
            .replace(
                "batch_size = 16",
                """
                batch_size = 16
                variant "a" { optimizer = SGD(lr = 1) }
                variant "b" { optimizer = Adam(lr = 2) epochs = 9 }
                """));
    console.run("plan", "variants.exp", "--json", "--set", "optimizer.lr=3", "--set", "epochs=1");
    assertThat(json().findValues("optimizer.lr")).hasSize(4).allMatch(lr -> lr.intValue() == 3);
    assertThat(json().findValues("epochs")).hasSize(4).allMatch(epochs -> epochs.intValue() == 1);
  }

  @Test
  void setIsCheckedAsTheFileIs() {
    assertThat(console.run("plan", "rates.exp", "--set", "epoch=1")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("--set:1:", "unknown setting 'epoch'", "'epochs'");
    assertThat(console.run("plan", "rates.exp", "--set", "optimizer.lr=-1"))
        .isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("--set:1:", "lr must be > 0");
    assertThat(console.run("plan", "rates.exp", "--set", "epochs")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.run("plan", "rates.exp", "--set", "epochs=1 batch_size=2"))
        .isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("write one path=value");
  }

  @Test
  void whatIsWrongWithSetIsShownAsItWasGiven() {
    assertThat(console.run("plan", "rates.exp", "--set", "epochs=1", "--set", "optimzer.lr=1"))
        .isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err())
        .contains(
            """
            --set:2:7: error: unknown setting 'optimzer'; did you mean 'optimizer'?
                2 | --set optimzer.lr=1
                  |       ^^^^^^^^
            """);
    console.run("plan", "rates.exp", "--set", "lr=1");
    assertThat(console.err())
        .contains("--set:1:7: error: unknown setting 'lr'; write optimizer.lr");
    console.run("plan", "rates.exp", "--set", "epochs=");
    assertThat(console.err()).contains("--set:1:14: error: expected a value, found nothing more");
  }

  @Test
  void setReplacesLets() throws IOException {
    String lets = "let n = 2\nlet (a, b) in {(1, 2), (3, 4)}\n";
    Files.writeString(
        folder.resolve("lets.exp"), FILE.replace("epochs = 3", lets + "epochs = n * a + 0 * b"));
    assertThat(console.run("plan", "lets.exp", "--json", "--set", "n in {5, 7}"))
        .isEqualTo(Exit.OK);
    assertThat(json().get("trials"))
        .extracting(trial -> trial.get("settings").get("epochs").intValue())
        .startsWith(5, 7, 15, 21);
    assertThat(console.run("plan", "lets.exp", "--set", "a=5")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err())
        .contains("error: 'a' moves with others, (a, b); change their let in the file");
    assertThat(console.run("plan", "lets.exp", "--set", "n.lr=5")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("error: 'n' is a let, which is set whole: n=...");
  }

  @Test
  void setReplacesPartsOfTheSearch() throws IOException {
    Files.writeString(
        folder.resolve("draws.exp"), FILE.replace("epochs = 3", "search = Random(3) epochs = 3"));
    console.run("plan", "draws.exp", "--json", "--set", "search.trials=2");
    assertThat(json().get("counts").get("product").intValue()).isEqualTo(2);
  }

  @Test
  void ratesHaveOneNumberAnUpdate() throws IOException {
    assertThat(console.run("lr", "rates.exp", "--json")).isEqualTo(Exit.OK);
    JsonNode trials = json().get("trials");
    assertThat(trials).hasSize(4);
    assertThat(trials.get(0).get("lr")).hasSize(6).allMatch(lr -> lr.doubleValue() == 0.1);
    assertThat(trials.get(0).get("momentum").isNull()).isTrue();
    assertThat(trials.get(1).get("momentum")).hasSize(6);
  }

  @Test
  void drawsEachCurveOnce() {
    assertThat(console.run("lr", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains("lr 0.1 for 6 updates", "lr 0.2 for 6 updates", "momentum for 6 updates")
        .containsOnlyOnce("lr for 6 updates");
  }

  @Test
  void aPlateauHasItsFirstRateAndSaysSo() throws IOException {
    Files.writeString(
        folder.resolve("rates.exp"),
        FILE.replace(
            "{none, OneCycleLR(max_lr = 1)}", "{ReduceLROnPlateau(patience = 0, cooldown = 1)}"));
    assertThat(console.run("lr", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains("lr 0.1 for 6 updates\nuntil ReduceLROnPlateau lowers it, as metrics say\n");
  }

  @Test
  void reportsSayHowToRunWithTheirStoreAndTheirChanges() throws IOException {
    console.run("report", "rates.exp", "--db", "night/it s", "--set", "epochs = 2");
    assertThat(Files.readString(folder.resolve("reports/rates/index.html")))
        .contains("./ablate run rates.exp --set &#39;epochs = 2&#39; --db &#39;night/it s&#39;");
  }

  @Test
  void reportsBeforeAnythingHasRun() {
    assertThat(console.run("report", "rates.exp")).isEqualTo(Exit.OK);
    assertThat(folder.resolve("reports/rates/index.html")).isRegularFile();
  }

  @Test
  void writesTheTablesOfAReportAsText() throws IOException {
    assertThat(console.run("report", "rates.exp", "--format", "markdown")).isEqualTo(Exit.OK);
    assertThat(console.out()).startsWith("## ").contains("| Row | n |");
    assertThat(console.run("report", "rates.exp", "--format", "latex", "-o", "t.tex"))
        .isEqualTo(Exit.OK);
    assertThat(folder.resolve("t.tex")).content().contains("\\toprule");
    assertThat(console.run("report", "rates.exp", "--format", "csv", "--open"))
        .isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("--open shows the page, and --format csv writes none");
    assertThat(folder.resolve("reports")).doesNotExist();
  }

  @Test
  void writesTheTablesOfAReportAsJson() throws IOException {
    assertThat(console.run("report", "rates.exp", "--format", "json")).isEqualTo(Exit.OK);
    assertThat(json().get("tables").get(0).get("rows")).hasSize(4);
    assertThat(json().get("tables").get(0).get("columns"))
        .extracting(JsonNode::textValue)
        .contains("val_loss", "val_accuracy", "test_accuracy");
    assertThat(console.run("report", "rates.exp", "--format", "json", "-o", "r.json"))
        .isEqualTo(Exit.OK);
    assertThat(folder.resolve("r.json")).content().contains("\"tables\"");
  }

  @Test
  void writesOneTableOfAReportAsItsButtonsCopyIt() throws IOException {
    console.run("report", "rates.exp");
    String page = Files.readString(folder.resolve("reports/rates/index.html"));
    for (String format : List.of("LaTeX", "Markdown", "CSV", "JSON")) {
      String[] wanted = {"--format", format.toLowerCase(Locale.ROOT), "--table", "Leaderboard"};
      assertThat(
              console.run(
                  "report", "rates.exp", "-o", "t", wanted[0], wanted[1], wanted[2], wanted[3]))
          .isEqualTo(Exit.OK);
      String table = Files.readString(folder.resolve("t"));
      assertThat(page)
          .contains(
              "<pre data-name=\""
                  + format
                  + "\">"
                  + table.replace("&", "&amp;").replace("\"", "&quot;")
                  + "</pre>");
    }
    assertThat(console.run("report", "rates.exp", "--format", "csv", "--table", "Board"))
        .isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("the report has no table \"Board\"; it has Results, By ");
    assertThat(console.run("report", "rates.exp", "--table", "Leaderboard")).isEqualTo(Exit.USAGE);
  }

  @Test
  void doctorNamesLibraryAndDevice() {
    assertThat(console.run("doctor")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("Java", "memory", "database", "libtorch  2.", "device");
    assertThat(console.out()).containsPattern("threads +[1-9]\\d* threads? on a CPU[:,]");
  }

  @Test
  void readingCreatesNothing() {
    for (String command : List.of("check", "plan", "trials", "lr")) {
      assertThat(console.run(command, "rates.exp")).isEqualTo(Exit.OK);
    }
    assertThat(folder).isDirectoryNotContaining(path -> path.endsWith(".ablate"));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(console.out());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
