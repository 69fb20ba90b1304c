package dev.ablate.store;

import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Files of trials that no journal names yet: they come to the disk side by side. */
final class NewFiles {
  private final ForcingThreads threads = new ForcingThreads();
  private final Map<Path, Named> files = new LinkedHashMap<>();

  /**
   * A file of a trial.
   *
   * @param event by which the trial's journal names it
   * @param lost is told why it does not come to the disk
   */
  record Named(Trial trial, NewFile file, TrialEvent event, Consumer<NotKeptException> lost) {
    Path path() {
      return file.file().path();
    }

    Optional<NotKeptException> publish() {
      try {
        file.publish();
        return Optional.empty();
      } catch (NotKeptException e) {
        return Optional.of(e);
      }
    }
  }

  /** Adds a file, in place of any for the same place. */
  void add(Named named) {
    files.put(named.path(), named);
  }

  /** Whether any of them is of a trial. */
  boolean areOf(Trial trial) {
    return files.values().stream()
        .anyMatch(named -> named.trial().fingerprint().equals(trial.fingerprint()));
  }

  /** Puts all in their places, and gives those that are there on the disk. */
  List<Named> publish() {
    List<Named> all = List.copyOf(files.values());
    files.clear();
    Map<Path, NotKeptException> failures = new ConcurrentHashMap<>();
    threads.run(all, named -> named.publish().ifPresent(e -> failures.put(named.path(), e)));
    List<Named> published =
        all.stream().filter(named -> !failures.containsKey(named.path())).toList();
    Directories.forceEntries(published.stream().map(Named::path).toList());
    all.forEach(named -> Optional.ofNullable(failures.get(named.path())).ifPresent(named.lost()));
    return published;
  }
}
