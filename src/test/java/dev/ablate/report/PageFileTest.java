package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFileTest {
  private static final String PAGE = "page";
  private static final PageFile.Text TEXT = out -> out.write(PAGE);

  /** No process has it: Linux gives none beyond 2^22. */
  private static final long DEAD = 1L << 40;

  @TempDir private Path folder;

  @Test
  void takesAwayWhatAKilledProcessLeftAndNothingElse() throws IOException {
    Files.createFile(folder.resolve(".index.html." + DEAD));
    String alive = ".index.html." + ProcessHandle.current().parent().orElseThrow().pid();
    String mine = ".index.html.2026a";
    Files.createFile(folder.resolve(alive));
    Files.createFile(folder.resolve(mine));
    PageFile.of(folder.resolve("index.html")).write(TEXT);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("index.html", alive, mine);
    assertThat(folder.resolve("index.html")).hasContent(PAGE);
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Files.createFile(folder.resolve("real.html"));
    Path link = Files.createSymbolicLink(folder.resolve("link.html"), Path.of("real.html"));
    PageFile.of(link).write(TEXT);
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("real.html")).hasContent(PAGE);
  }

  @Test
  void aPipeIsWrittenIntoAndStaysOne() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    PageFile.of(pipe).write(TEXT);
    assertThat(reader.getInputStream()).hasContent(PAGE);
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }
}
