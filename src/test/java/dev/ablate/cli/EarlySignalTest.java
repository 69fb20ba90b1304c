package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.JavaProcess;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run hears of signals from its start, also where nothing is trained yet. */
class EarlySignalTest {
  @TempDir private Path folder;

  /** The file is a pipe: the run waits for its text. */
  @ParameterizedTest
  @ValueSource(strings = {"-INT", "-TERM", "-HUP"})
  void endsAtOnceBeforeTraining(String signal) throws Exception {
    Path file = folder.resolve("slow.exp");
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    Process run = start();
    try (OutputStream text = Files.newOutputStream(file)) { // waits for its reader
      text.flush();
      String[] kill = {"kill", signal, Long.toString(run.pid())};
      assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
      assertThat(run.waitFor()).isEqualTo(Exit.INTERRUPTED);
    }
    assertThat(new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Stopped before the work began; run again to go on.");
    assertThat(folder.resolve(".ablate")).doesNotExist();
  }

  /** A shell lets what it starts in the background ignore the signal of Ctrl-C. */
  private Process start() throws Exception {
    ProcessBuilder start =
        JavaProcess.of(List.of(), Main.class, "run", "slow.exp").directory(folder.toFile());
    start.command().addAll(0, List.of("env", "--default-signal=INT,HUP"));
    return start.redirectError(ProcessBuilder.Redirect.PIPE).start();
  }
}
