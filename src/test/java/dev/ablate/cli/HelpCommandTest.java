package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpCommandTest {
  private final TestConsole console;

  HelpCommandTest(@TempDir Path folder) {
    console = new TestConsole(folder);
  }

  @Test
  void listsEveryComponentOfTheCatalog() {
    assertThat(console.run("help")).isEqualTo(Exit.OK);
    Stream.of(Kind.values())
        .flatMap(kind -> Catalog.standard().all(kind).stream())
        .map(Component::name)
        .forEach(name -> assertThat(console.out()).contains("  " + name));
    assertThat(console.out()).contains("  top5_accuracy", "  r2");
  }

  @Test
  void showsParametersWithRangeDefaultAndOffValue() {
    console.run("help", "AdamW");
    assertThat(console.out())
        .contains("betas", "[0.9, 0.999]", "weight_decay", ">= 0; default 0.01, off at 0.0");
  }

  @Test
  void theReferenceIsWhatTheCatalogPrints() {
    console.run("help", "--markdown");
    assertThat(Path.of("docs/reference.md"))
        .as("./ablate help --markdown > docs/reference.md")
        .hasContent(console.out());
  }

  @Test
  void saysWhatAMetricIs() {
    console.run("help", "f1");
    assertThat(console.out()).contains("f1 (metric): Harmonic mean of precision and recall");
  }

  @Test
  void showsTheSettingsOfAnExperiment() {
    console.run("help", "experiment");
    assertThat(console.out()).contains("a string; default \"\"");
    assertThat(console.out()).contains("batch_size", "required", "clip_grad_norm");
  }

  @Test
  void refusesUnknownNamesAsWrongUsage() {
    assertThat(console.run("help", "AdmaW")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("'AdmaW'").contains("AdamW");
  }

  @Test
  void saysWhatCannotBeUsedYet() {
    assertThat(console.run("help", "TPE")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("'TPE' cannot be used yet");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    console.run("--help");
    assertThat(console.out()).contains("Exit codes");
    for (String command : console.commands()) {
      assertThat(console.run(command, "--help")).isEqualTo(Exit.OK);
      assertThat(console.out()).contains("Example: ablate " + command);
    }
  }

  @Test
  void printsVersions() {
    assertThat(console.run("--version")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("ablate ", "java ", "pytorch 2.").doesNotContain("${");
  }

  @Test
  void refusesUnknownCommandsAndOptions() {
    assertThat(console.run("trian")).isEqualTo(Exit.USAGE);
    assertThat(console.run("help", "--colour")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("--colour");
  }

  @Test
  void aMistypedCommandLineIsToldInTwoLines() {
    assertThat(console.run("rnu", "tiny.exp")).isEqualTo(Exit.USAGE);
    assertThat(console.err().lines())
        .containsExactly(
            "ablate: there is no command 'rnu'; did you mean 'run'?",
            "ablate --help shows what there is");
    assertThat(console.run("run", "tiny.exp", "--array", "0")).isEqualTo(Exit.USAGE);
    assertThat(console.err().lines())
        .hasSize(2)
        .first(STRING)
        .startsWith("ablate: ")
        .contains("--array", "whole number >= 1");
    assertThat(console.err()).contains("ablate run --help");
    assertThat(console.run("store", "verfy")).isEqualTo(Exit.USAGE);
    assertThat(console.err())
        .startsWith("ablate: there is no command 'store verfy'; did you mean 'verify'?\n");
    assertThat(console.run("show", "9f2c", "40be")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).startsWith("ablate: '40be' is one argument too many\n");
  }

  @Test
  void aDeviceThatCannotBeIsWrongUsageOfEveryCommand() {
    for (String command : new String[] {"plan", "run", "show", "doctor"}) {
      assertThat(console.run(command, "--device", "gpu", "x")).isEqualTo(Exit.USAGE);
      assertThat(console.err()).contains("'--device'", "'gpu' must be auto, cpu, cuda or cuda:1\n");
    }
  }

  @Test
  void theListOfCommandsHasAWholeSentenceForEach() {
    console.run("--help");
    assertThat(console.out().lines().filter(line -> line.matches("  [a-z]+ +[A-Z].*")))
        .hasSize(console.commands().size())
        .allSatisfy(line -> assertThat(line).endsWith("."));
  }
}
