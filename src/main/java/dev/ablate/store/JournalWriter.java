package dev.ablate.store;

import dev.ablate.trial.EventJson;
import dev.ablate.trial.Json;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.TrialEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Adds events to the journals of trials, and forces all that need it to the disk together. */
final class JournalWriter implements AutoCloseable {
  private final ForcingThreads threads = new ForcingThreads();
  private final Map<Path, Journal> open = new HashMap<>();

  /** What the next force is for; they are closed then, and opened again should more happen. */
  private final Set<Journal> unforced = new LinkedHashSet<>();

  /** Those that end with a checkpoint: more is to come, and opening one again would read it all. */
  private final Set<Journal> growing = new HashSet<>();

  /** Why something is not on the disk. A system tells it once; asked again, it sees nothing. */
  private Optional<StoreException> failure = Optional.empty();

  /**
   * Adds events to a journal.
   *
   * @param header what a new one begins with
   */
  synchronized void append(Path file, Supplier<TrialHeader> header, List<TrialEvent> events) {
    Journal journal = open.computeIfAbsent(file, Journal::open);
    List<String> entries = new ArrayList<>();
    if (journal.lines() == 0) {
      entries.add(Json.write(Map.of("trial", header.get())));
    }
    events.forEach(event -> entries.add(Json.write(EventJson.write(event))));
    if (!events.stream().allMatch(JournalWriter::isRepeatable)) {
      unforced.add(journal);
      growing.remove(journal);
    }
    if (events.stream().anyMatch(TrialEvent.StateStored.class::isInstance)) {
      growing.add(journal);
    }
    write(journal, entries);
  }

  private void write(Journal journal, List<String> entries) {
    boolean written = false;
    try {
      journal.write(entries);
      written = true;
    } finally {
      if (!written) {
        unforced.add(journal);
        growing.remove(journal);
        open.values().remove(journal);
      }
    }
  }

  /** Whether the next run would do it again after a power cut, for lack of a checkpoint or end. */
  private static boolean isRepeatable(TrialEvent event) {
    return event instanceof TrialEvent.Started
        || event instanceof TrialEvent.BatchSizeFound
        || event instanceof TrialEvent.EpochEnded
        || event instanceof TrialEvent.WeightsStored;
  }

  /** What can be read of a journal: no line of which half is written by another thread. */
  synchronized JournalContent read(Path file) {
    return JournalContent.read(file);
  }

  /** Forces what was added to the disk; once it has failed, it does so for good. */
  synchronized void force() {
    if (failure.isPresent()) {
      throw new StoreException(String.valueOf(failure.get().getMessage()), failure.get());
    }
    try {
      threads.run(unforced, Journal::force);
      unforced.stream().filter(Journal::isNew).findFirst().ifPresent(Journal::forceEntry);
    } catch (StoreException e) {
      failure = Optional.of(e);
      throw e;
    } finally {
      unforced.removeAll(growing);
      open.values().removeAll(unforced);
      unforced.forEach(Journal::close);
      unforced.clear();
    }
  }

  @Override
  public synchronized void close() {
    try {
      force();
    } finally {
      open.values().forEach(Journal::close);
      open.clear();
      growing.clear();
    }
  }
}
