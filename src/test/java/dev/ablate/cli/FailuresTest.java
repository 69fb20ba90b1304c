package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.data.DataException;
import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  private final StringWriter err = new StringWriter();
  private final Path folder;
  private final Failures failures;

  FailuresTest(@TempDir Path folder) {
    this.folder = folder;
    Console console = new Console(new PrintWriter(err), new PrintWriter(err, true), false);
    failures = new Failures(new Workspace(folder), console);
  }

  @Test
  void badDataIsAnErrorOfTheFile() {
    assertThat(failures.exitCode(new DataException("train.csv:3: no number"), ""))
        .isEqualTo(Exit.FILE_ERRORS);
    assertThat(err).hasToString("ablate: train.csv:3: no number\n");
  }

  @Test
  void aFolderThatIsReadOnlyIsTheMachines() {
    IOException denied = new AccessDeniedException("reports/a");
    assertThat(failures.exitCode(new UncheckedIOException(denied), "")).isEqualTo(Exit.MACHINE);
    assertThat(err).hasToString("ablate: reports/a may not be read or written\n");
  }

  @Test
  void aFileIsNamedOnceAlongWithWhatIsWrongWithIt() {
    IOException file = new NotDirectoryException("reports/a");
    assertThat(failures.exitCode(file, "")).isEqualTo(Exit.MACHINE);
    failures.exitCode(StoreException.of("cannot list reports/a", file), "");
    assertThat(err)
        .hasToString(
            "ablate: reports/a: it is no folder\nablate: cannot list reports/a: it is no folder\n");
  }

  @Test
  void aFileInAFolderThatIsNotThereNamesTheFolder() {
    Path file = folder.resolve("new/train.py");
    assertThat(writing(file)).isEqualTo(Exit.MACHINE);
    assertThat(err).hasToString("ablate: the folder " + file.getParent() + " does not exist\n");
  }

  private int writing(Path file) {
    try {
      Files.writeString(file, "");
      return Exit.OK;
    } catch (IOException e) {
      return failures.exitCode(new UncheckedIOException(e), "");
    }
  }

  @Test
  void anythingElseIsABugWhoseTraceLiesInAFile() throws IOException {
    failures.exitCode(new IllegalStateException("boom"), "run a.exp");
    assertThat(err.toString()).contains("this is a bug in Ablate").doesNotContain("\tat ");
    try (Stream<Path> logs = Files.list(folder.resolve(".ablate"))) {
      assertThat(logs)
          .singleElement()
          .satisfies(
              log ->
                  assertThat(Files.readString(log))
                      .contains("ablate run a.exp", "IllegalStateException: boom", "\tat "));
    }
  }
}
