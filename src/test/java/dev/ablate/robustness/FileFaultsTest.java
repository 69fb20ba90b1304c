package dev.ablate.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failing disk ends a run with a reason, or costs what it warns of; the next run completes. */
class FileFaultsTest {
  private static final int EVERY = 50;

  @Test
  void aRunWhoseFilesFailIsExplainedAndCompletedByTheNext(
      @TempDir(factory = QuickFolder.class) Path folder) throws Exception {
    Path printed = folder.resolve("printed");
    int exitCode =
        FileFaults.process(folder, EVERY)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start()
            .waitFor();
    assertThat(exitCode).as(Files.readString(printed)).isZero();
    assertThat(printed)
        .content()
        .contains("ERROR: ", "SHORT_WRITE: ", "TORN_WRITE: ", "NO_SPACE: ");
  }
}
