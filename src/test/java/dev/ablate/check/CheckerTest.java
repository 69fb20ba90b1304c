package dev.ablate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ablate.data.DataSources;
import dev.ablate.experiment.Cell;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
  private static final String SETTINGS =
      """
        data = Shapes(train = 100, test = 20, classes = 3, size = 8)
        model = net()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr = 0.1)
        epochs = 2
        batch_size = 10
      """;
  private static final String MODEL = "model net() { Flatten Linear(classes) }\n";

  private final Path folder;

  CheckerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFileOfModelsHasNoExperimentAndNothingWrong() {
    Checked checked = check(MODEL);
    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.experiment()).isEmpty();
  }

  @Test
  void modelsAreCheckedWithoutAnExperiment() {
    assertThat(messages("model net() { Flaten }"))
        .containsExactly("unknown layer 'Flaten'; did you mean 'Flatten'?");
  }

  @Test
  void aSyntaxErrorIsReportedAlone() {
    assertThat(messages("experiment \"x\" { epochs = epocs = 3 }\nmodel { }")).hasSize(1);
  }

  @Test
  void aSyntaxErrorOfAnImportedFileIsReportedAlone() throws IOException {
    Files.writeString(folder.resolve("nets.exp"), "model net( { }\n");
    assertThat(messages("import \"nets.exp\"\nexperiment \"x\" { los = 1\n" + SETTINGS + "}"))
        .singleElement()
        .asString()
        .startsWith("expected ");
  }

  @Test
  void aMistakeInAnImportedFileStandsThere() throws IOException {
    Files.writeString(folder.resolve("nets.exp"), "model net() {\n  Linear(classes, 3)\n}\n");
    Checked checked = check("import \"nets.exp\"\nexperiment \"x\" {\n" + SETTINGS + "}");
    assertThat(checked.diagnostics())
        .isNotEmpty()
        .allMatch(d -> d.span().file().name().equals("nets.exp"));
  }

  @Test
  void everyFileIsImportedOnce() throws IOException {
    Files.writeString(folder.resolve("nets.exp"), MODEL);
    Files.writeString(folder.resolve("more.exp"), "import \"nets.exp\"\n");
    Checked checked =
        check("import \"nets.exp\"\nimport \"more.exp\"\nexperiment \"x\" {\n" + SETTINGS + "}");
    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.experiment()).isPresent();
  }

  @Test
  void importsThatGoRoundAreNamed() throws IOException {
    Files.writeString(folder.resolve("a.exp"), "import \"b.exp\"\n");
    Files.writeString(folder.resolve("b.exp"), "import \"a.exp\"\n" + MODEL);
    assertThat(messages("import \"a.exp\"\n"))
        .containsExactly("an import cycle: a.exp -> b.exp -> a.exp");
  }

  @Test
  void aDataFileThatIsMissingIsSaidWhereItIsNamed() {
    String settings =
        SETTINGS.replaceFirst("data = .*", "data = Csv(train = \"no.csv\", target = 0)");
    List<Diagnostic> diagnostics =
        check(MODEL + "experiment \"x\" {\n" + settings + "}").diagnostics();
    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).span().text()).isEqualTo("\"no.csv\"");
    assertThat(diagnostics.get(0).message()).contains("no.csv");
  }

  @Test
  void ofWrongMembersOfARangeOneIsNamed() {
    assertThat(messages(experiment("clip_grad_norm in -100000..0")))
        .containsExactly("clip_grad_norm must be none or > 0, not -100000");
  }

  @Test
  void aRangeIsNeverExpandedOnlyToBeRefused() {
    assertThat(messages(experiment("clip_grad_norm in 1..2_000_000_000")))
        .containsExactly("the sweep has 2,000,000,000 trials; at most 1,000,000 can be planned");
  }

  @Test
  void letsThatUseOneAnotherTwiceAreWorkedOutOnce() {
    String lets = lets(60, "let n%d = n%d / 2 + n%d / 2");
    assertThat(messages(experiment("let n0 = 1\n" + lets + "clip_grad_norm = n60"))).isEmpty();
  }

  @Test
  void aChainOfLetsMayNotBeEndless() {
    String lets = lets(5000, "let n%d = n%d + 0 * 1");
    assertThat(messages(experiment("let n0 = 1\n" + lets + "clip_grad_norm = n5000")))
        .containsExactly("more than 200 names refer to one another");
  }

  @Test
  void whatIsGivenBesideTheFileHoldsWhereItIsNotLeftOut() {
    String text = experiment("without loss.label_smoothing");
    List<String> given = List.of("loss.label_smoothing=0.2", "epochs=3");
    Checked checked =
        Checker.check(new SourceFile("test.exp", text), folder, new DataSources(folder), given);
    assertThat(checked.experiment().orElseThrow().cells())
        .extracting(
            Cell::variant,
            cell -> cell.settings().epochs(),
            cell -> cell.settings().loss().real("label_smoothing"))
        .containsExactly(tuple("baseline", 3, 0.2), tuple("without loss.label_smoothing", 3, 0.0));
  }

  private static String lets(int count, String form) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> form.formatted(i, i - 1, i - 1) + "\n")
        .collect(Collectors.joining());
  }

  private static String experiment(String more) {
    return MODEL + "experiment \"x\" {\n" + SETTINGS + more + "\n}\n";
  }

  private List<String> messages(String text) {
    return check(text).diagnostics().stream().map(Diagnostic::message).toList();
  }

  private Checked check(String text) {
    return Checker.check(new SourceFile("test.exp", text), folder);
  }
}
