package dev.ablate.store;

import dev.ablate.source.FileFailure;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.Origin;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialDigest;
import dev.ablate.trial.TrialProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the training of finished trials ended, so that those with more epochs go on from there. The
 * oldest files go where all of them would take too much room: what is gone is trained again.
 */
final class EndFiles {
  private static final Logger LOG = LoggerFactory.getLogger(EndFiles.class);

  /** They take at most this share of what is free on the disk. */
  private static final int SHARE = 10;

  private final Path folder;
  private final TrialDigest digest = Fingerprint.digestButEpochs();

  /** The oldest first. */
  private final Deque<EndFile> ends = new ArrayDeque<>();

  /** The newest for each number of epochs, by what they have in common. */
  private final Map<String, NavigableMap<Integer, EndFile>> byCommon = new HashMap<>();

  private long bytes;

  /**
   * The files of a folder.
   *
   * @param folder which need not exist
   */
  EndFiles(Path folder) {
    this.folder = folder;
    for (EndFile end : EndFile.in(folder)) {
      add(end);
    }
  }

  /**
   * Where the longest training ended that a trial can go on from.
   *
   * @param trial as it is trained
   */
  Optional<Origin> origin(Trial trial) {
    return of(trial).map(end -> new Origin(end.trial(), end.epochs())).findFirst();
  }

  /**
   * The same, read; damaged files are passed over and deleted.
   *
   * @param trial as it is trained
   * @param beyond epochs that it has already
   */
  Optional<TrialProgress> progress(Trial trial, int beyond) {
    List<EndFile> found = of(trial).takeWhile(end -> end.epochs() > beyond).toList();
    return found.stream().flatMap(end -> read(end, trial).stream()).findFirst();
  }

  /** Those that a trial can go on from, the longest first. */
  private Stream<EndFile> of(Trial trial) {
    return byCommon.isEmpty()
        ? Stream.empty()
        : byCommon
            .getOrDefault(common(trial, digest), new TreeMap<>())
            .headMap(trial.settings().epochs(), true)
            .descendingMap()
            .values()
            .stream()
            .filter(end -> !end.trial().equals(trial.fingerprint()));
  }

  private static String common(Trial trial, TrialDigest digest) {
    return EndFile.half(digest.of(trial.settings(), trial.network(), trial.data()));
  }

  private Optional<TrialProgress> read(EndFile end, Trial trial) {
    try {
      if (end.isIntact()) {
        return Optional.of(end.progress(trial));
      }
      LOG.warn(end.path() + " is damaged or gone; its epochs are trained again");
    } catch (IOException e) {
      LOG.warn(
          "cannot read %s: %s; its epochs are trained again"
              .formatted(end.path(), FileFailure.reason(e)));
    }
    ends.remove(end);
    delete(end);
    return Optional.empty();
  }

  /**
   * Keeps where a trial ended.
   *
   * @param trial as it was trained
   * @param epochs all of it
   * @param state after them
   * @param most bytes that all files together may take
   */
  void write(Trial trial, List<EpochRecord> epochs, TrainingState state, long most) {
    if (bytes(state) > most) {
      return;
    }
    try {
      long room = Math.min(most, (bytes + free(folder)) / SHARE);
      if (bytes(state) <= room) {
        // A digest remembers networks, as planning asks for many trials of each; here few are.
        String common = common(trial, Fingerprint.digestButEpochs());
        add(EndFile.write(folder, common, trial.fingerprint(), epochs, state));
        makeRoom(room);
      }
    } catch (IOException e) {
      throw NotKeptException.of("cannot keep in " + folder + " where a trial ended", e);
    }
  }

  /** Deletes all of them, for what is worth more; gives whether there were any. */
  boolean makeWay() {
    boolean any = !ends.isEmpty();
    makeRoom(0);
    return any;
  }

  private static long bytes(TrainingState state) {
    return state.tensors().stream()
        .map(NamedTensor::values)
        .mapToLong(values -> (long) Float.BYTES * values.length)
        .sum();
  }

  private static long free(Path folder) throws IOException {
    Files.createDirectories(folder);
    return folder.toFile().getUsableSpace();
  }

  private void add(EndFile end) {
    ends.add(end);
    bytes += end.bytes();
    Optional.ofNullable(
            byCommon.computeIfAbsent(end.common(), c -> new TreeMap<>()).put(end.epochs(), end))
        .filter(before -> before.path().equals(end.path()))
        .ifPresent(this::forget);
  }

  /** Its file is another's by now. */
  private void forget(EndFile end) {
    ends.remove(end);
    bytes -= end.bytes();
  }

  private void makeRoom(long room) {
    while (bytes > room) {
      delete(ends.remove());
    }
  }

  private void delete(EndFile end) {
    bytes -= end.bytes();
    byCommon.getOrDefault(end.common(), new TreeMap<>()).remove(end.epochs(), end);
    end.delete();
  }
}
