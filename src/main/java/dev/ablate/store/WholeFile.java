package dev.ablate.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is replaced as a whole or not at all. */
record WholeFile(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

  /** What is to stand in a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the file, forces that to the disk, reads it again and puts it in the file's
   * place.
   *
   * @return its SHA-256, in hex
   */
  String write(Content content) throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + ".new");
    try {
      Directories.createFor(path);
      String sha256 = writeForced(unfinished, content);
      if (!new WholeFile(unfinished).has(sha256)) {
        throw new IOException("what was written reads otherwise");
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      Directories.forceEntry(path);
      return sha256;
    } catch (IOException e) {
      discard(unfinished);
      throw e;
    }
  }

  /** Whether the file has this SHA-256. */
  boolean has(String sha256) throws IOException {
    return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(path).equals(sha256);
  }

  private static String writeForced(Path file, Content content) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out =
          new DigestOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel)), digest);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Half a file would only keep a full disk full. */
  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      LOG.debug("cannot delete {}", unfinished, e);
    }
  }
}
