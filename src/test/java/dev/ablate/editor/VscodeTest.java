package dev.ablate.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.Exprs;
import dev.ablate.ast.Declaration;
import dev.ablate.ast.Printer;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Kind;
import dev.ablate.check.Checked;
import dev.ablate.check.Checker;
import dev.ablate.parse.Words;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The extension for VS Code knows the language as it is. */
class VscodeTest {
  private static final Path FOLDER = Path.of("editor/vscode");
  private static final String MODEL = "model cnn { Flatten Linear(classes) }\n";
  private static final Map<String, String> SETTINGS =
      new LinkedHashMap<>(
          Map.of(
              "data", "Shapes(train = 300, test = 100, size = 16)",
              "model", "cnn()",
              "loss", "CrossEntropyLoss()",
              "optimizer", "SGD(lr = 0.1)",
              "epochs", "60",
              "batch_size", "64"));

  private static JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(FOLDER.resolve(file)));
  }

  private static List<String> matches(Pattern name) throws IOException {
    return StreamSupport.stream(
            json("syntaxes/exp.tmLanguage.json").get("patterns").spliterator(), false)
        .filter(pattern -> name.matcher(pattern.path("name").asText()).matches())
        .map(pattern -> pattern.get("match").textValue())
        .toList();
  }

  @Test
  void everyKeywordOfTheLexerIsHighlightedAndNoOther() throws IOException {
    Pattern words = Pattern.compile("\\\\b\\(([a-z|]+)\\)\\\\b");
    List<String> highlighted =
        matches(Pattern.compile("(storage|keyword|constant)\\..*")).stream()
            .flatMap(match -> words.matcher(match).results())
            .map(MatchResult::group)
            .flatMap(group -> Stream.of(group.replaceAll("\\\\b|[()]", "").split("\\|")))
            .toList();
    assertThat(highlighted).containsExactlyInAnyOrderElementsOf(Words.keywords());
  }

  @Test
  void everyComponentIsHighlighted() throws IOException {
    List<Pattern> patterns =
        matches(Pattern.compile("support\\..*")).stream().map(Pattern::compile).toList();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.EXPERIMENT) {
        for (String name : Catalog.standard().names(kind)) {
          assertThat(patterns)
              .as(name)
              .anyMatch(
                  pattern ->
                      pattern
                          .matcher(name + "(")
                          .results()
                          .anyMatch(found -> found.group().equals(name)));
        }
      }
    }
  }

  @Test
  void whatTheManifestNamesIsThere() throws IOException {
    JsonNode manifest = json("package.json");
    List<String> files = new ArrayList<>(List.of(manifest.get("main").textValue()));
    JsonNode contributes = manifest.get("contributes");
    files.addAll(contributes.findValuesAsText("path"));
    files.add(contributes.get("languages").get(0).get("configuration").textValue());
    assertThat(files).hasSize(4).allSatisfy(file -> assertThat(FOLDER.resolve(file)).exists());
    assertThat(Files.readString(FOLDER.resolve("extension.js"))).contains("args: ['lsp']");
    assertThat(json("language-configuration.json").at("/comments/lineComment").textValue())
        .isEqualTo("#");
  }

  static Stream<String> snippets() throws IOException {
    List<String> names = new ArrayList<>();
    json("snippets/exp.json").fieldNames().forEachRemaining(names::add);
    return names.stream();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void everySnippetCanBePlanned(String name) throws IOException {
    JsonNode body = json("snippets/exp.json").get(name).get("body");
    String snippet =
        body.isArray()
            ? StreamSupport.stream(body.spliterator(), false)
                .map(JsonNode::textValue)
                .collect(Collectors.joining("\n"))
            : body.textValue();
    for (String text : expanded(snippet)) {
      String file = file(text);
      Checked checked = Checker.check(new SourceFile("snippet.exp", file), Path.of("."));
      assertThat(DiagnosticPrinter.print(checked.diagnostics())).as(file).isEmpty();
      assertThat(checked.experiment()).isPresent();
      assertThat(canonical(text)).isEqualTo(text);
    }
  }

  /** With what stands at its first places; of a choice, each. */
  private static List<String> expanded(String snippet) {
    Pattern choice = Pattern.compile("\\$\\{\\d\\|([^|]*)\\|}");
    String plain = snippet.replaceAll("\\$\\{\\d:([^{}]*)}", "$1");
    return choice
        .matcher(plain)
        .results()
        .findFirst()
        .map(
            found ->
                Stream.of(found.group(1).split(","))
                    .map(one -> choice.matcher(plain).replaceFirst(one))
                    .toList())
        .orElse(List.of(plain));
  }

  /** A file with the snippet: alone, with an experiment beside it, or inside of one. */
  private static String file(String snippet) {
    if (snippet.startsWith("model")) {
      boolean whole = snippet.contains("experiment \"");
      return whole ? snippet : snippet + "\n" + experiment("", SETTINGS);
    }
    Map<String, String> others = new LinkedHashMap<>(SETTINGS);
    statements(snippet).forEach(setting -> others.remove(setting.path().text()));
    return MODEL + experiment(snippet, others);
  }

  private static List<Statement.Setting> statements(String snippet) {
    return Exprs.unit("experiment \"e\" {\n" + snippet + "\n}").experiment().stream()
        .map(Declaration.Experiment::body)
        .flatMap(List::stream)
        .filter(Statement.Setting.class::isInstance)
        .map(Statement.Setting.class::cast)
        .toList();
  }

  private static String experiment(String snippet, Map<String, String> settings) {
    String written =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue())
            .collect(Collectors.joining("\n"));
    return "experiment \"e\" {\n" + written + "\n" + snippet + "\n}\n";
  }

  private static String canonical(String snippet) {
    if (snippet.startsWith("model")) {
      String printed = Printer.print(Exprs.unit(snippet));
      return snippet.endsWith("\n") ? printed : printed.strip();
    }
    String printed = Printer.print(Exprs.unit("experiment \"e\" {\n" + snippet + "\n}"));
    return printed
        .lines()
        .skip(1)
        .filter(line -> !line.equals("}"))
        .map(String::strip)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theDefaultsThatPeopleRememberAreThere() throws IOException {
    JsonNode snippets = json("snippets/exp.json");
    assertThat(expanded(snippets.at("/AdamW/body").textValue()))
        .containsExactly("optimizer = AdamW(lr = 1e-3, weight_decay = 1e-2)");
    assertThat(expanded(snippets.at("/StepLR/body").textValue()))
        .containsExactly("schedule = StepLR(step_size = 20, gamma = 0.7)");
    assertThat(expanded(snippets.at("/Clip gradients/body").textValue()))
        .startsWith("clip_grad_norm = 1")
        .endsWith("clip_grad_norm = 5");
  }
}
