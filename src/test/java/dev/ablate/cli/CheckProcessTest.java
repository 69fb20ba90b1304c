package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class CheckProcessTest {
  private static final File FULL = new File("/dev/full");

  @Test
  void checkLoadsNothingOfTheEngine(@TempDir Path folder) throws IOException, InterruptedException {
    Path classes = folder.resolve("classes");
    Process process =
        JavaProcess.of(
                List.of("-Xlog:class+load:file=" + classes),
                Main.class,
                "check",
                "experiments/quickstart.exp",
                "experiments/schedules.exp")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(classes))
        .contains("dev.ablate.check.Checker")
        .doesNotContain("ai.djl", "org.h2", "freemarker", "org.eclipse.lsp4j");
  }

  @Test
  @EnabledIf("hasFullDevice")
  void whatCannotBePrintedIsNoSuccess() throws IOException, InterruptedException {
    Process process =
        JavaProcess.of(List.of(), Main.class, "check", "experiments/quickstart.exp")
            .redirectOutput(FULL)
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("ablate: cannot print everything: No space left on device\n");
    assertThat(process.waitFor()).isEqualTo(Exit.MACHINE);
  }

  static boolean hasFullDevice() {
    return FULL.canWrite();
  }
}
