package dev.ablate.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  private final Path folder;

  SourceReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aByteOrderMarkIsSkipped() throws IOException {
    SourceReader.Loaded loaded = read("\uFEFFmodel m {}".getBytes(StandardCharsets.UTF_8));
    assertThat(loaded.problem()).isEmpty();
    assertThat(loaded.file()).isEqualTo(new SourceFile("a.exp", "model m {}"));
  }

  @Test
  void bytesThatAreNotUtf8AreShownWhereTheyStand() throws IOException {
    assertThat(problem(read(new byte[] {'a', '\n', 'b', (byte) 0xE9, 'c'})))
        .startsWith("a.exp:2:2: error: this is not UTF-8; save the file as UTF-8\n");
    assertThat(problem(read(new byte[] {'a', (byte) 0xC3})))
        .startsWith("a.exp:1:2: error: this is not UTF-8");
  }

  @Test
  void aNulByteIsNoText() throws IOException {
    assertThat(problem(read(new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xFF})))
        .startsWith("a.exp:1:5: error: a NUL byte: this is not a text file\n");
  }

  @Test
  void oneMebibyteIsTheMost() throws IOException {
    byte[] largest = " ".repeat(SourceReader.MAX_BYTES).getBytes(StandardCharsets.UTF_8);
    assertThat(read(largest).problem()).isEmpty();
    byte[] larger = " ".repeat(SourceReader.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8);
    assertThat(problem(read(larger))).startsWith("a.exp:1:1: error: a file holds at most 1 MiB\n");
  }

  @Test
  void whatIsNoFileIsSaidToBeNone() {
    assertThat(problem(SourceReader.read(folder.resolve("b.exp"), "b.exp")))
        .startsWith("b.exp:1:1: error: there is no such file\n");
    assertThat(problem(SourceReader.read(folder, "folder")))
        .startsWith("folder:1:1: error: this is a folder, not a file\n");
  }

  private SourceReader.Loaded read(byte[] bytes) throws IOException {
    return SourceReader.read(Files.write(folder.resolve("a.exp"), bytes), "a.exp");
  }

  private static String problem(SourceReader.Loaded loaded) {
    return DiagnosticPrinter.print(loaded.problem().orElseThrow());
  }
}
