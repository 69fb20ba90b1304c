package dev.ablate.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.JavaProcess;
import dev.ablate.cli.Main;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks to the server as an editor does. */
class AblateServerTest {
  private static final String FILE =
      """
      import "nets.exp"

      model mlp(width = 4, act = ReLU) {
        block stage(n) { Linear(n) act }
        Flatten stage(width) stage(2 * width)
        Linear(classes)
      }

      experiment "Rates" {
        let lr in geomspace(1e-3, 1e-1, 4)
        data = Shapes(train = 40, test = 20, classes = 2, size = 8, validation = 8)
        model in {mlp(), net(), mlp(width = 8)}
        loss = CrossEntropyLoss()
        optimizer = SGD(lr = lr, momentum = 0.9)
        epochs = 3
        batch_size = 16
        seed in 1..5
      }
      """;

  private final Path folder;
  private final Editor editor;
  private final CompletableFuture<Boolean> ended;

  AblateServerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("nets.exp"), "\nmodel net { Flatten Linear(classes) }\n");
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedInputStream toEditor = new PipedInputStream(1 << 16);
    PipedOutputStream fromServer = new PipedOutputStream(toEditor);
    ended = CompletableFuture.supplyAsync(() -> AblateServer.run(toServer, fromServer));
    editor = new Editor(toEditor, new PipedOutputStream(toServer), uri("rates.exp"));
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  @BeforeEach
  void begin() {
    editor.begin();
  }

  @AfterEach
  void endsAsTheProtocolSays() throws Exception {
    editor.end();
    assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void saysWhatIsWrongAsOneTypes() {
    assertThat(editor.write(FILE)).isEmpty();
    Diagnostic said = editor.write(FILE.replace("momentum", "momentun")).get(0);
    assertThat(said.getMessage()).contains("did you mean 'momentum'?");
    assertThat(said.getRange().getStart()).isEqualTo(new Position(13, 27));
    assertThat(said.getRange().getEnd()).isEqualTo(new Position(13, 35));
    assertThat(editor.write(FILE + "}")).hasSize(1);
    assertThat(editor.write(FILE)).isEmpty();
  }

  @Test
  void completesWhatTheCatalogHas() {
    editor.write(FILE);
    editor.write(FILE.replace("momentum = 0.9", ""));
    assertThat(labels(editor.complete("lr = lr, ")))
        .contains("momentum", "nesterov", "lr")
        .doesNotContain("gamma");
    editor.write(FILE.replace("SGD(lr = lr, momentum = 0.9)", ""));
    assertThat(labels(editor.complete("optimizer = ")))
        .contains("AdamW", "SGD", "lr")
        .doesNotContain("ReLU", "StepLR");
    editor.write(FILE.replace("epochs = 3", "  "));
    assertThat(labels(editor.complete("0.9)\n")))
        .contains("epochs", "schedule", "variant")
        .doesNotContain("optimizer", "AdamW");
    editor.write(FILE.replace("epochs = 3", "precision = b"));
    assertThat(labels(editor.complete("precision = b"))).contains("bf16", "fp32");
    assertThat(labels(editor.complete("stage(width) ")))
        .contains("Conv2d", "repeat", "stage", "act");
    editor.write(FILE.replace("seed in 1..5", "variant \"v\" { optimizer. }"));
    assertThat(labels(editor.complete("{ optimizer."))).contains("lr", "weight_decay");
    editor.write(FILE + "# about ");
    assertThat(editor.complete("# about ")).isEmpty();
  }

  @Test
  void completionsComeWithTheCatalogsText() {
    editor.write(FILE);
    CompletionItem sgd =
        editor.complete("optimizer = ").stream()
            .filter(item -> item.getLabel().equals("SGD"))
            .findFirst()
            .orElseThrow();
    assertThat(sgd.getDetail()).isEqualTo("optimizer");
    assertThat(sgd.getDocumentation().getRight().getValue()).contains("`momentum`");
  }

  @Test
  void hoversOverComponentsParametersSettingsAndNames() {
    editor.write(FILE);
    assertThat(editor.hover("optimizer = SGD")).contains("**SGD** (optimizer)", "`lr`");
    assertThat(editor.hover("momentum")).contains("**momentum**", "default `0");
    assertThat(editor.hover("batch_size")).contains("**batch_size**", "whole number");
    assertThat(editor.hover("lr = lr")).contains("let lr in geomspace(1e-3, 1e-1, 4)");
    assertThat(editor.hover("stage(width) stage")).contains("block stage(n)");
  }

  @Test
  void hoversOverWhatVariesCountTrials() {
    editor.write(FILE);
    assertThat(editor.hover("seed in")).contains("4 x 3 x 5 seeds = 60 trials");
    assertThat(editor.hover("experiment")).contains("4 x 3 x 5 seeds = 60 trials");
  }

  @Test
  void goesToDefinitions() {
    editor.write(FILE);
    assertThat(start(editor.definition("lr = lr"))).isEqualTo(new Position(9, 6));
    assertThat(start(editor.definition("model in {mlp"))).isEqualTo(new Position(2, 6));
    assertThat(start(editor.definition("Flatten stage"))).isEqualTo(new Position(3, 8));
    assertThat(start(editor.definition("stage(width"))).isEqualTo(new Position(2, 10));
    assertThat(editor.definition("\"nets").get(0).getUri()).isEqualTo(uri("nets.exp"));
    Location net = editor.definition(", net").get(0);
    assertThat(net.getUri()).isEqualTo(uri("nets.exp"));
    assertThat(net.getRange().getStart()).isEqualTo(new Position(1, 6));
    assertThat(editor.definition("Linear")).isEmpty();
  }

  private static Position start(List<? extends Location> found) {
    return found.get(0).getRange().getStart();
  }

  @Test
  void renamesALetAndNothingElseOfItsName() {
    editor.write(FILE);
    assertThat(editor.rename("let lr", "rate"))
        .isEqualTo(FILE.replace("let lr", "let rate").replace("lr = lr", "lr = rate"));
    assertThat(editor.rename("lr = lr", "rate")).contains("SGD(lr = rate,");
    assertThat(editor.rename("model mlp", "dense")).isEqualTo(FILE.replace("mlp", "dense"));
    assertThat(editor.rename("block stage", "step2")).isEqualTo(FILE.replace("stage", "step2"));
  }

  @Test
  void refusesNamesThatAreNoneOrTaken() {
    editor.write(FILE);
    for (String name : List.of("1x", "let", "epochs", "SGD", "mlp", "a b")) {
      assertThatThrownBy(() -> editor.rename("let lr", name))
          .as(name)
          .hasMessageContaining("'" + name + "'");
    }
    assertThatThrownBy(() -> editor.rename("loss", "cost")).hasMessageContaining("only lets");
  }

  @Test
  void renamesWhatIsImportedInEveryFileThatSeesIt() throws IOException {
    Files.createDirectory(folder.resolve("more"));
    Files.writeString(
        folder.resolve("more/wide.exp"),
        "import \"../rates.exp\"\nmodel wide { Flatten Linear(classes) }\n# net\nexperiment \"W\" {"
            + " model in {wide(), net()} }\n");
    Files.writeString(
        folder.resolve("own.exp"), "model net { } experiment \"O\" { model = net() }");
    Files.writeString(folder.resolve("broken.exp"), "import \"nets.exp\" model {");
    editor.write(FILE);
    Map<String, List<TextEdit>> edits = editor.renames(", net", "small");
    assertThat(edits).containsOnlyKeys(uri("rates.exp"), uri("nets.exp"), uri("more/wide.exp"));
    assertThat(edits.values()).allMatch(of -> of.size() == 1);
    assertThat(start(edits, "nets.exp")).isEqualTo(new Position(1, 6));
    assertThat(start(edits, "more/wide.exp")).isEqualTo(new Position(3, 35));
    assertThat(editor.rename(", net", "small")).isEqualTo(FILE.replace("net()", "small()"));
    assertThat(editor.renames("model mlp", "dense")).containsOnlyKeys(uri("rates.exp"));
    assertThatThrownBy(() -> editor.rename("model mlp", "net")).hasMessageContaining("is taken");
    assertThatThrownBy(() -> editor.rename(", net", "wide"))
        .hasMessageContaining("'wide' is taken in wide.exp");
  }

  private Position start(Map<String, List<TextEdit>> edits, String file) {
    return Optional.ofNullable(edits.get(uri(file))).orElseThrow().get(0).getRange().getStart();
  }

  @Test
  void completesAndExplainsWhatIsImportedThroughOthers() throws IOException {
    Files.writeString(folder.resolve("nets.exp"), "import \"parts.exp\" model net { tail }\n");
    Files.writeString(folder.resolve("parts.exp"), "block tail { Flatten Linear(classes) }\n");
    editor.write(FILE.replace("Linear(classes)", "tail"));
    assertThat(labels(editor.complete("model in {"))).contains("mlp", "net");
    assertThat(labels(editor.complete("Flatten "))).contains("stage", "tail");
    assertThat(editor.hover("{mlp(), net"))
        .contains("import \"parts.exp\" model net { tail }", "from nets.exp");
    assertThat(editor.hover("tail")).contains("block tail {", "from parts.exp");
    assertThat(editor.definition("tail").get(0).getUri()).isEqualTo(uri("parts.exp"));
  }

  @Test
  void formatsAsTheCommandDoes() {
    editor.write(FILE);
    assertThat(editor.format())
        .contains(
            "  loss       = CrossEntropyLoss()\n  optimizer  = SGD(lr = lr, momentum = 0.9)\n");
    String canonical = editor.format();
    editor.write(canonical);
    assertThat(editor.format()).isEqualTo(canonical);
    editor.write("experiment {");
    assertThat(editor.format()).isEqualTo("experiment {");
  }

  @Test
  void talksOverStandardInputAndOutputOfTheCommand() throws Exception {
    Process process = JavaProcess.of(List.of(), Main.class, "lsp").start();
    Editor other = new Editor(process.getInputStream(), process.getOutputStream(), uri("a.exp"));
    assertThat(other.begin().getServerInfo().getName()).isEqualTo("ablate");
    assertThat(other.write("experiment {")).hasSize(1);
    other.end();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static List<String> labels(List<CompletionItem> items) {
    return items.stream().map(CompletionItem::getLabel).toList();
  }
}
