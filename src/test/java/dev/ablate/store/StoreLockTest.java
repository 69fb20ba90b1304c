package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {
  private static final long LOCKED = 1L << 40;

  private final StoreFiles files;

  StoreLockTest(@TempDir Path folder) {
    files = StoreFiles.of(folder.resolve("ablate"));
  }

  @Test
  void namesTheProcessThatHasTheStore() {
    try (StoreLock lock = StoreLock.take(files)) {
      assertThatThrownBy(() -> StoreLock.take(files))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid() + " on ");
      assertThat(lock).isNotNull();
    }
    StoreLock.take(files).close();
  }

  @Test
  void namesTheTimeAsTheClockOnTheWallHasIt() throws IOException {
    try (FileChannel other =
            FileChannel.open(
                files.lock(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock taken = other.lock(LOCKED, 2, false)) {
      Files.writeString(files.lock(), "process 2 on moon since 2026-07-01T22:00:05.123Z");
      assertThat(taken.isValid()).isTrue();
      String local =
          Instant.parse("2026-07-01T22:00:05Z")
              .atZone(ZoneId.systemDefault())
              .toLocalDateTime()
              .toString();
      assertThatThrownBy(() -> StoreLock.take(files))
          .hasMessageContaining(
              "in use by process 2 on moon since " + local.replace('T', ' ') + "; wait for it");
    }
  }

  @Test
  void saysWhatToDoWhereTheLockCannotBeWritten() throws IOException {
    Files.createDirectories(files.lock());
    assertThatThrownBy(() -> StoreLock.take(files))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("or choose another place with --db");
  }

  /** Another run has taken the store and not yet said who it is; the file names an earlier one. */
  @Test
  void waitsUntilTheOtherRunHasSaidWhoItIs() throws IOException {
    Files.writeString(files.lock(), "process 1 on moon");
    try (FileChannel other = FileChannel.open(files.lock(), StandardOpenOption.WRITE);
        FileLock taken = other.lock(LOCKED, 1, false)) {
      CompletableFuture<StoreLock> second =
          CompletableFuture.supplyAsync(() -> StoreLock.take(files));
      Files.writeString(files.lock(), "process 2 on moon");
      assertThat(taken.isValid()).isTrue();
      try (FileLock shown = other.lock(LOCKED + 1, 1, false)) {
        assertThat(shown.isValid()).isTrue();
        assertThatThrownBy(second::join)
            .isInstanceOf(CompletionException.class)
            .hasCauseInstanceOf(StoreInUseException.class)
            .hasMessageContaining("in use by process 2 on moon");
      }
    }
  }
}
