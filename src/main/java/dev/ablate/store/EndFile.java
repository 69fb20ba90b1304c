package dev.ablate.store;

import dev.ablate.source.FileFailure;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.EventJson;
import dev.ablate.trial.Json;
import dev.ablate.trial.Safetensors;
import dev.ablate.trial.StateJson;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the training of a trial ended: a safetensors file that needs nothing else to be understood.
 *
 * @param path whose name has the next four
 * @param common the first half of the SHA-256 over all but {@code epochs}
 * @param epochs that had ended
 * @param trial its fingerprint
 * @param sha256 the first half of the file's
 * @param bytes of the file
 * @param written when, in milliseconds
 */
record EndFile(
    Path path, String common, int epochs, String trial, String sha256, long bytes, long written) {
  private static final Logger LOG = LoggerFactory.getLogger(EndFile.class);
  private static final Pattern NAME =
      Pattern.compile(
          "([0-9a-f]{32})[.](\\d{1,9})[.]([0-9a-f]{64})[.]([0-9a-f]{32})[.]safetensors");

  private static final int HALF = 32;
  private static final String UNFINISHED = "unfinished";
  private static final String POSITION = "position";
  private static final String CONTINUED = "continued";

  /** All files of a folder, which need not exist, the oldest first. */
  static List<EndFile> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> of(file).stream())
          .sorted(Comparator.comparingLong(EndFile::written))
          .toList();
    } catch (IOException e) {
      LOG.warn("cannot list {}: {}; trials begin at their start", folder, FileFailure.reason(e));
      return List.of();
    }
  }

  /** Empty where a file has another name, or cannot be looked at. */
  private static Optional<EndFile> of(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    try {
      return name.matches()
          ? Optional.of(
              new EndFile(
                  path,
                  name.group(1),
                  Integer.parseInt(name.group(2)),
                  name.group(3),
                  name.group(4),
                  Files.size(path),
                  Files.getLastModifiedTime(path).toMillis()))
          : Optional.empty();
    } catch (IOException e) {
      LOG.debug("cannot look at {}", path, e);
      return Optional.empty();
    }
  }

  /** The first half of a SHA-256 in hex. */
  static String half(String digest) {
    return digest.substring(0, HALF);
  }

  /**
   * Writes a file to a folder and hands it to the system. It need not outlive a power cut: what it
   * saves is time.
   *
   * @param epochs all of the trial
   * @param state after them
   */
  static EndFile write(
      Path folder, String common, String trial, List<EpochRecord> epochs, TrainingState state)
      throws IOException {
    Path unfinished = folder.resolve(UNFINISHED);
    try {
      String sha256 = write(unfinished, trial, epochs, state);
      Path path =
          folder.resolve(
              "%s.%d.%s.%s.safetensors".formatted(common, epochs.size(), trial, half(sha256)));
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      return of(path).orElseThrow(() -> new IOException("cannot look at " + path));
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String write(
      Path file, String trial, List<EpochRecord> epochs, TrainingState state) throws IOException {
    TrialEvent continued = new TrialEvent.Continued(Instant.EPOCH, trial, epochs);
    Map<String, String> metadata =
        Map.of(
            POSITION, Json.write(StateJson.write(state)),
            CONTINUED, Json.write(EventJson.write(continued)));
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (OutputStream out =
        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
      Safetensors.write(new Checkpoint(state.tensors()), metadata, out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether the file is as it was written. */
  boolean isIntact() throws IOException {
    return Files.exists(path)
        && half(new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(path)).equals(sha256);
  }

  /** A trial that goes on from here; the file is intact. */
  TrialProgress progress(Trial longer) throws IOException {
    Map<String, String> metadata = Safetensors.metadata(path);
    TrialEvent.Continued continued =
        (TrialEvent.Continued) EventJson.read(Json.read(text(metadata, CONTINUED)));
    TrainingState state =
        StateJson.read(Json.read(text(metadata, POSITION)), Safetensors.read(path));
    return new TrialProgress(
        longer, continued.epochs(), Optional.of(state), Optional.of(continued.trial()));
  }

  private static String text(Map<String, String> metadata, String key) {
    return metadata.getOrDefault(key, "{}");
  }

  /** Deletes the file, where that is possible. */
  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.debug("cannot delete {}", path, e);
    }
  }
}
