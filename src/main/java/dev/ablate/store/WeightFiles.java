package dev.ablate.store;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Safetensors;
import dev.ablate.trial.StoreException;
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
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weights of trials: a safetensors file each, replaced as a whole or not at all.
 *
 * @param folder which need not exist
 */
record WeightFiles(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(WeightFiles.class);

  /** Writes the weights of a trial, and returns their SHA-256 when they are on the disk. */
  String write(String fingerprint, Checkpoint weights) {
    Path file = file(fingerprint);
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      Directories.createFor(file);
      String sha256 = writeForced(unfinished, fingerprint, weights);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      Directories.forceEntry(file);
      return sha256;
    } catch (IOException e) {
      discard(unfinished);
      throw StoreException.of("cannot write weights to " + file, e);
    }
  }

  /**
   * Reads the weights of a trial.
   *
   * @param sha256 that they had when they were written
   */
  Checkpoint read(String fingerprint, String sha256) {
    Path file = file(fingerprint);
    try {
      if (!new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(file).equals(sha256)) {
        throw new StoreException(
            "the weights in " + file + " are damaged; run the trial's file with another --db");
      }
      return Safetensors.read(file);
    } catch (IOException e) {
      throw StoreException.of("cannot read weights from " + file, e);
    }
  }

  private static String writeForced(Path file, String fingerprint, Checkpoint weights)
      throws IOException {
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
      Safetensors.write(weights, Map.of("fingerprint", fingerprint), out);
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

  private Path file(String fingerprint) {
    return folder.resolve(fingerprint + ".safetensors");
  }
}
