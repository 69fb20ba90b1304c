package dev.ablate.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** A file that is replaced as a whole or not at all. */
record WholeFile(Path path) {
  /** What is to stand in a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes beside the file what is to come to its place, and hands it to the system. */
  NewFile write(Content content) throws IOException {
    Path beside = NewFile.beside(path);
    try {
      Directories.createFor(path);
      return new NewFile(path, write(beside, content));
    } catch (IOException e) {
      NewFile.discard(beside);
      throw e;
    }
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
