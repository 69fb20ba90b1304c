package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckProcessTest {
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
}
