package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of {@code docs/language.md} does what the text beside it says. */
class LanguageGuideTest {
  private static final LanguageGuide GUIDE = LanguageGuide.read(Path.of("docs/language.md"));
  private static final Pattern MESSAGE = Pattern.compile("(?m)^\\S+?:\\d+:\\d+: (.*)$");

  private final Path folder;
  private final TestConsole console;

  LanguageGuideTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    console = new TestConsole(folder);
    String rows = "a,b,digit\n" + "0.1,0.2,0\n0.3,0.4,1\n".repeat(100);
    Files.writeString(folder.resolve("train.csv"), rows);
    Files.writeString(folder.resolve("test.csv"), rows);
  }

  static List<LanguageGuide.Example> experiments() {
    return GUIDE.examples().stream().filter(example -> !example.isLibrary()).toList();
  }

  static List<LanguageGuide.Example> libraries() {
    return GUIDE.examples().stream().filter(LanguageGuide.Example::isLibrary).toList();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void anExampleHasTheTrialsAndTheMessagesThatStandBesideIt(LanguageGuide.Example example)
      throws IOException {
    for (LanguageGuide.Example library : libraries()) {
      Files.writeString(folder.resolve(library.name()), library.file());
    }
    Files.writeString(folder.resolve(example.name()), example.file());

    int exit = console.run("plan", example.name());

    assertThat(messages()).as(console.err()).isEqualTo(example.messages());
    assertThat(exit).isEqualTo(example.isRefused() ? Exit.FILE_ERRORS : Exit.OK);
    example.trials().ifPresent(trials -> assertThat(console.out()).contains(": " + trials + ", "));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aFileOfModelsIsRight(LanguageGuide.Example library) throws IOException {
    Files.writeString(folder.resolve(library.name()), library.file());
    assertThat(console.run("check", library.name())).isEqualTo(Exit.OK);
    assertThat(console.err()).isEmpty();
  }

  @Test
  void allThatIsNotRefusedCountsItsTrials() {
    assertThat(experiments())
        .hasSizeGreaterThan(25)
        .allMatch(example -> example.trials().isPresent() || !example.messages().isEmpty());
  }

  /** The messages of the last command without their places. */
  private List<String> messages() {
    return MESSAGE.matcher(console.err()).results().map(LanguageGuideTest::message).toList();
  }

  private static String message(MatchResult line) {
    return line.group(1);
  }
}
