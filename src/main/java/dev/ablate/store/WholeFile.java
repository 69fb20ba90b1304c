package dev.ablate.store;

import dev.ablate.trial.NotKeptException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file that is replaced as a whole or not at all.
 *
 * @param name what stands before its path where it cannot be written: {@code "weights to"}
 */
record WholeFile(Path path, String name) {
  /** What is to stand in a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the file what is to come to its place, and hands it to the system.
   *
   * @throws NotKeptException where it cannot be written
   */
  NewFile write(Content content) {
    Path beside = NewFile.beside(path);
    try {
      Directories.createFor(path);
      return new NewFile(this, write(beside, content));
    } catch (IOException e) {
      NewFile.discard(beside);
      throw notKept(e);
    }
  }

  NotKeptException notKept(IOException cause) {
    return NotKeptException.of("cannot write " + name + " " + path, cause);
  }

  /** Whether the file has this SHA-256. */
  boolean has(String sha256) throws IOException {
    return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(path).equals(sha256);
  }

  private static String write(Path file, Content content) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (OutputStream out =
        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
      content.writeTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
