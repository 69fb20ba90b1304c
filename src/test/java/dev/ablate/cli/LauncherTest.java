package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launchers do before Java starts. */
class LauncherTest {
  private static final String START = Path.of("src/main/launcher/start.sh").toAbsolutePath() + "";

  /** Where no locale is set, as under cron, Java could not find files named in other letters. */
  @ParameterizedTest
  @CsvSource({
    "'', C.UTF-8",
    "LANG=C, C.UTF-8",
    "LC_ALL=POSIX LANG=de_DE.UTF-8, C.UTF-8",
    "LANG=de_DE.UTF-8, unset",
    "LC_ALL=de_DE.UTF-8 LANG=C, de_DE.UTF-8"
  })
  void letsJavaNameEveryFile(String locale, String expected, @TempDir Path folder)
      throws Exception {
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\necho ${LC_ALL-unset}\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    String script = "unset LANG LC_ALL LC_CTYPE; export A= %s; java=$0; classpath=.; . \"$1\"";
    Process start =
        new ProcessBuilder("bash", "-c", script.formatted(locale), java.toString(), START).start();
    byte[] output = start.getInputStream().readAllBytes();
    assertThat(new String(output, StandardCharsets.UTF_8)).isEqualTo(expected + "\n");
  }
}
