package dev.ablate.store;

import dev.ablate.source.FileFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of trials that no journal names yet: they come to the disk side by side. */
final class NewFiles {
  private static final Logger LOG = LoggerFactory.getLogger(NewFiles.class);

  private final ForcingThreads threads = new ForcingThreads();
  private final Map<Path, Named> files = new LinkedHashMap<>();

  /**
   * A file of a trial.
   *
   * @param event by which the trial's journal names it
   */
  record Named(Trial trial, NewFile file, TrialEvent event) {}

  /** Adds a file, in place of any for the same place. */
  void add(Trial trial, NewFile file, TrialEvent event) {
    files.put(file.path(), new Named(trial, file, event));
  }

  /** Whether any of them is of a trial. */
  boolean areOf(Trial trial) {
    return files.values().stream()
        .anyMatch(named -> named.trial().fingerprint().equals(trial.fingerprint()));
  }

  /**
   * Puts all in their places, and gives those that are there on the disk; a warning tells of the
   * others.
   */
  List<Named> publish() {
    List<Named> all = List.copyOf(files.values());
    files.clear();
    Set<Path> published = ConcurrentHashMap.newKeySet();
    threads.run(all, named -> publish(named.file(), published));
    Directories.forceEntries(published);
    return all.stream().filter(named -> published.contains(named.file().path())).toList();
  }

  private static void publish(NewFile file, Set<Path> published) {
    try {
      file.publish();
      published.add(file.path());
    } catch (IOException e) {
      LOG.warn("cannot keep {}: {}", file.path(), FileFailure.reason(e));
    }
  }
}
