package dev.ablate.store;

import dev.ablate.trial.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The journal of runs, one line each; a run's number is its line, from 1.
 *
 * @param file the journal, which need not exist
 */
record SweepJournal(Path file) {

  /** Adds a run and gives its number. */
  int append(StoredSweep sweep) {
    try (Journal journal = Journal.open(file)) {
      journal.append(List.of(Json.write(sweep)));
      return journal.lines();
    }
  }

  /** Cuts the journal off where it is damaged, and gives how many runs it has. */
  int mend() {
    JournalContent content = JournalContent.read(file);
    if (content.damage().isPresent()) {
      Journal.open(file).close();
    }
    return content.entries().size();
  }

  /** The runs by number. */
  NavigableMap<Integer, StoredSweep> read() {
    NavigableMap<Integer, StoredSweep> sweeps = new TreeMap<>();
    for (String entry : JournalContent.read(file).entries()) {
      sweeps.put(sweeps.size() + 1, Json.read(entry, StoredSweep.class));
    }
    return sweeps;
  }
}
