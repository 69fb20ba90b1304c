package dev.ablate.data;

import dev.ablate.source.FileFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Properties;

/** Checksums of large files, computed once for each path, size and time of change. */
final class ChecksumCache {
  private final Path file;

  /**
   * A cache.
   *
   * @param folder where it is kept; made when first needed
   */
  ChecksumCache(Path folder) {
    this.file = folder.resolve("checksums.properties");
  }

  /** Whether a file has the checksum that is published. */
  boolean isPublished(LocalFile local) {
    Checksum published = local.published();
    try {
      String key = key(local.path(), published.algorithm());
      Properties known = read();
      String hex = known.getProperty(key);
      if (hex == null) {
        hex = published.of(local.path()).hex();
        known.setProperty(key, hex);
        write(known);
      }
      return hex.equals(published.hex());
    } catch (IOException e) {
      throw new DataException("cannot read " + local.path() + ": " + FileFailure.reason(e));
    }
  }

  private static String key(Path path, String algorithm) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return String.join(
        " ",
        algorithm,
        Long.toString(attributes.size()),
        attributes.lastModifiedTime().toString(),
        path.toRealPath().toString());
  }

  private Properties read() throws IOException {
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      }
    }
    return known;
  }

  /** Renaming leaves whoever reads at the same time with a whole file. */
  private void write(Properties known) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = Files.createTempFile(folder, "checksums", ".new");
    try (Writer writer = Files.newBufferedWriter(whole)) {
      known.store(writer, "Checksums of data files, by algorithm, size, time and path");
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
