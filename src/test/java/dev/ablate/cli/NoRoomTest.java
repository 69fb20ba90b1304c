package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run whose files may not grow, as on a full disk: writes end in the middle, then fail. */
@EnabledOnOs(OS.LINUX)
class NoRoomTest {
  private final Path folder;

  NoRoomTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void write() throws IOException {
    TinySweep.writeTo(folder);
  }

  @Test
  void saysWhatCouldNotBeWrittenAndGoesOnOnceThereIsRoom() throws Exception {
    Path err = folder.resolve("err");
    int exitCode = limited().redirectError(err.toFile()).start().waitFor();
    assertThat(exitCode).isEqualTo(Exit.MACHINE);
    assertThat(err)
        .content()
        .contains("cannot write database", "make room and run again")
        .doesNotContain("\tat ", "bug");
    TestConsole console = new TestConsole(folder);
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.run("store", "verify")).isEqualTo(Exit.OK);
  }

  private ProcessBuilder limited() {
    String run =
        JavaProcess.of(
                List.of("-DOPT_OUT_TRACKING=true", "-XX:-UsePerfData"),
                Main.class,
                "run",
                "tiny.exp",
                "--quiet")
            .command()
            .stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    return new ProcessBuilder("bash", "-c", "ulimit -f 8; exec " + run)
        .directory(folder.toFile())
        .redirectOutput(new File("/dev/null"));
  }
}
