package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String UNTIDY = "experiment \"e\"{epochs=5 # five\r\n seed in 1..3}";
  private static final String TIDY =
      """
      experiment "e" {
        epochs = 5  # five
        seed   in 1..3
      }
      """;

  private final Path folder;
  private final TestConsole console;

  FmtCommandTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @Test
  void aFileIsWrittenInCanonicalFormAndThenLeftAlone() throws IOException {
    Path file = write("a.exp", "\uFEFF" + UNTIDY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(console.run("fmt", "a.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).isEqualTo("a.exp: formatted\n");
    assertThat(file).hasContent(TIDY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(console.run("fmt", "a.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).isEmpty();
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void checkNamesTheFilesThatWouldChangeAndChangesNone() throws IOException {
    Path untidy = write("a.exp", UNTIDY);
    write("b.exp", TIDY);
    assertThat(console.run("fmt", "--check", "a.exp", "b.exp")).isEqualTo(Exit.NOT_CANONICAL);
    assertThat(console.out()).isEqualTo("a.exp: not in canonical form\n");
    assertThat(Files.readString(untidy)).isEqualTo(UNTIDY);
    assertThat(console.run("fmt", "--check", "b.exp")).isEqualTo(Exit.OK);
  }

  @Test
  void filesAreNamedAsItIsAskedFor() throws IOException {
    write("a.exp", UNTIDY);
    write("b.exp", TIDY);
    assertThat(console.run("fmt", "--check", "--quiet", "a.exp")).isEqualTo(Exit.NOT_CANONICAL);
    assertThat(console.out()).isEmpty();
    assertThat(console.run("fmt", "-v", "a.exp", "b.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).isEqualTo("a.exp: formatted\nb.exp: in canonical form\n");
  }

  @Test
  void aByteOrderMarkAloneIsNotCanonical() throws IOException {
    write("a.exp", "\uFEFF" + TIDY);
    assertThat(console.run("fmt", "--check", "a.exp")).isEqualTo(Exit.NOT_CANONICAL);
  }

  @Test
  void aFileWithSyntaxErrorsIsLeftAndTheOthersAreFormatted() throws IOException {
    Path broken = write("a.exp", "experiment {}");
    Path fine = write("b.exp", UNTIDY);
    assertThat(console.run("fmt", "a.exp", "none.exp", "b.exp")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err())
        .contains("a.exp:1:12: error: ")
        .contains("none.exp:1:1: error: there is no such file");
    assertThat(Files.readString(broken)).isEqualTo("experiment {}");
    assertThat(fine).hasContent(TIDY);
  }

  /** The file that is to take its place cannot be made. */
  @Test
  void aFileThatCannotBeWrittenIsNamedAndTheOthersAreFormatted() throws IOException {
    write("a.exp", UNTIDY);
    Path fine = write("b.exp", UNTIDY);
    Path taken = folder.resolve(".a.exp." + ProcessHandle.current().pid());
    Files.createDirectories(taken.resolve("full"));
    assertThat(console.run("fmt", "a.exp", "b.exp")).isEqualTo(Exit.MACHINE);
    assertThat(console.err()).startsWith("ablate: cannot write a.exp: ");
    assertThat(fine).hasContent(TIDY);
  }

  @Test
  void aFileThatWouldBecomeTooLargeToReadIsLeft() throws IOException {
    String deep = "residual{".repeat(190) + "\nReLU".repeat(3000) + "}".repeat(190);
    Path file = write("a.exp", "model m{" + deep + "}");
    assertThat(console.run("fmt", "a.exp")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("would hold more than 1 MiB");
    assertThat(Files.readString(file)).startsWith("model m{residual{");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = write("a.exp", UNTIDY);
    Path link = Files.createSymbolicLink(folder.resolve("link.exp"), file);
    assertThat(console.run("fmt", "link.exp")).isEqualTo(Exit.OK);
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent(TIDY);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
