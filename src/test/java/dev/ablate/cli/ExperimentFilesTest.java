package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in experiments/ can be checked and planned, without a warning. */
class ExperimentFilesTest {
  private final TestConsole console = new TestConsole(Path.of(""));

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".exp"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isCheckedAndPlanned(String file) {
    assertThat(console.run("check", file)).isEqualTo(Exit.OK);
    assertThat(console.err()).isEmpty();
    assertThat(console.run("plan", file, "--json")).isEqualTo(Exit.OK);
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasTheTrialsThatTheReadmeSays(String file) throws IOException {
    assertThat(console.run("check", file)).isEqualTo(Exit.OK);
    String trials = console.out().replaceFirst("(?s).*: ok, ([0-9,]+) trials.*", "$1");
    assertThat(Files.readString(Path.of("README.md")))
        .contains("| `%s` | %s |".formatted(Path.of(file).getFileName(), trials));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isInCanonicalForm(String file) {
    assertThat(console.run("fmt", "--check", file)).isEqualTo(Exit.OK);
  }

  @Test
  void theReadmeShowsTheQuickstartAsItIs() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String section = readme.replaceFirst("(?s).*## A file, line by line(.*?)\n## .*", "$1");
    assertThat(section.lines().filter(line -> line.startsWith("    ")).map(String::strip))
        .containsExactlyElementsOf(
            Files.readString(Path.of("experiments/quickstart.exp"))
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
  }

  @Test
  void theDigitsOfTheDocumentationArePlannedWhereTheirDataAre() {
    assumeThat(Path.of("../shared/data/optdigits/train.csv")).exists();
    isCheckedAndPlanned("docs/digits.exp");
  }
}
