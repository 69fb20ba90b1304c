package dev.ablate.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Folders in memory where there are such: what is forced to a disk otherwise takes most time. */
public final class QuickFolder implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** A new folder. */
  public static Path make() throws IOException {
    return Files.isWritable(MEMORY)
        ? Files.createTempDirectory(MEMORY, "ablate")
        : Files.createTempDirectory("ablate");
  }

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return make();
  }
}
