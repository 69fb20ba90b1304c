package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux says of a process. */
class LinuxProcessTest {
  @TempDir private Path folder;

  private void thread(int number, String stat) throws IOException {
    Path file = folder.resolve("task").resolve(Integer.toString(number)).resolve("stat");
    Files.createDirectories(file.getParent());
    Files.writeString(file, number + " " + stat + " 1 7 7 0 -1 4194560\n");
  }

  @Test
  void waitsForTheSystemWhereOneThreadCannotBeInterrupted() throws IOException {
    LinuxProcess process = new LinuxProcess(folder);
    assertThat(process.waitsForSystem()).isFalse();
    thread(7, "(java) S");
    thread(8, "(a) D (b) R");
    assertThat(process.waitsForSystem()).isFalse();
    thread(9, "(pool 1 (x)) D");
    assertThat(process.waitsForSystem()).isTrue();
  }

  @Test
  void hasTransferredWhatItReadAndWroteAndNotWhatWentThroughPipes() throws IOException {
    LinuxProcess process = new LinuxProcess(folder);
    assertThat(process.transferred()).isZero();
    Files.writeString(
        folder.resolve("io"),
        """
        rchar: 900
        wchar: 800
        syscr: 7
        read_bytes: 4096
        write_bytes: 512
        cancelled_write_bytes: 3
        """);
    assertThat(process.transferred()).isEqualTo(4608);
  }
}
