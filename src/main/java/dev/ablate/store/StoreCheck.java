package dev.ablate.store;

import dev.ablate.trial.StoreException;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.StoredTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Compares journals, database, weights and checkpoints of a store, and changes none of them. */
public final class StoreCheck {
  private final StoreFiles files;
  private final JournalTrialStore journals;
  private final List<String> differences = new ArrayList<>();
  private boolean ofRecords;

  private StoreCheck(Path path) {
    this.files = StoreFiles.of(path);
    this.journals = JournalTrialStore.of(path);
  }

  /**
   * What a check found.
   *
   * @param trials in the journals
   * @param runs in their journal
   * @param differences a sentence each, with what the next run does about it, or the user is to;
   *     none where everything is as it was written
   * @param ofRecords whether some are of journals or the database, which can be made anew
   */
  public record Result(int trials, int runs, List<String> differences, boolean ofRecords) {}

  /**
   * Checks a store; a missing one is empty and sound.
   *
   * @param path as {@code --db} names it
   * @throws StoreInUseException while a run has it
   */
  public static Result of(Path path) {
    StoreCheck check = new StoreCheck(path);
    if (!check.files.exist()) {
      return new Result(0, 0, List.of(), false);
    }
    StoreLock lock = StoreLock.take(check.files);
    try (lock) {
      return check.result();
    }
  }

  private Result result() {
    List<StoredTrial> trials =
        journals.fingerprints().stream()
            .flatMap(fingerprint -> trial(fingerprint).stream())
            .toList();
    trials.forEach(this::checkWeights);
    trials.forEach(this::checkStates);
    EndFile.in(files.ends()).forEach(this::check);
    JournalContent runs = JournalContent.read(files.sweeps());
    damaged(runs, "writes what the database has of it");
    damaged(JournalContent.read(files.widths()), "cuts it off there and measures again");
    checkDatabase(trials, new SweepJournal(files.sweeps()).read());
    return new Result(trials.size(), runs.entries().size(), List.copyOf(differences), ofRecords);
  }

  private Optional<StoredTrial> trial(String fingerprint) {
    JournalContent content = journals.content(fingerprint);
    damaged(content, "writes what the database has of it, and trains the rest again");
    try {
      return journals.parse(fingerprint, content);
    } catch (StoreException e) {
      differences.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void damaged(JournalContent journal, String then) {
    journal.damage().ifPresent(damage -> mended(damage, then));
  }

  /** What the next run mends in journals and database. */
  private void mended(String difference, String then) {
    ofRecords = true;
    differences.add(difference + "; the next run " + then);
  }

  private void checkWeights(StoredTrial trial) {
    try {
      journals.weights(trial);
    } catch (StoreException e) {
      differences.add(String.valueOf(e.getMessage()));
    }
  }

  private void checkStates(StoredTrial trial) {
    StateFiles states = new StateFiles(files.states());
    for (StoredState state : trial.record().states()) {
      try {
        if (!states.isIntact(trial.fingerprint(), state)) {
          differences.add(
              "the checkpoint of trial %s at update %d is damaged or gone; the next run goes on from an earlier place"
                  .formatted(trial.id(), state.update()));
        }
      } catch (IOException e) {
        throw StoreException.of("cannot read a checkpoint of trial " + trial.id(), e);
      }
    }
  }

  private void check(EndFile end) {
    try {
      if (!end.isIntact()) {
        differences.add(
            "where trial %s ended is not as it was written; delete %s"
                .formatted(end.trial().substring(0, 16), end.path()));
      }
    } catch (IOException e) {
      throw StoreException.of("cannot read " + end.path(), e);
    }
  }

  private void checkDatabase(List<StoredTrial> trials, NavigableMap<Integer, StoredSweep> sweeps) {
    if (Files.notExists(files.h2())) {
      mended("database " + files.h2() + " is missing", "makes it anew");
      return;
    }
    try {
      Path folder = Files.createTempDirectory("ablate");
      StoreFiles copy = StoreFiles.of(folder.resolve("ablate"));
      try {
        compareCopy(copy, trials, sweeps);
      } finally {
        Files.deleteIfExists(copy.h2());
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw StoreException.of("cannot copy " + files.h2(), e);
    }
  }

  /** H2 keeps hold of a file that it cannot make sense of, so it gets another one. */
  private void compareCopy(
      StoreFiles copy, List<StoredTrial> trials, NavigableMap<Integer, StoredSweep> sweeps)
      throws IOException {
    Files.copy(files.h2(), copy.h2());
    try (H2TrialStore database = H2TrialStore.openToRead(copy)) {
      compareTrials(trials, database.tables(""));
      compareSweeps(sweeps, database.sweeps().read());
    } catch (DatabaseException e) {
      String found =
          String.valueOf(e.getMessage())
              .replace(copy.database().toString(), files.database().toString());
      boolean named = found.contains(files.database().toString());
      mended(
          named ? found : "database " + files.h2() + ": " + found,
          "brings it up to date, or makes it anew");
    } catch (StoreException e) {
      differences.add("database " + files.h2() + ": " + e.getMessage());
    }
  }

  private void compareTrials(List<StoredTrial> trials, Map<String, TableTrial> tables) {
    for (StoredTrial trial : trials) {
      Optional<TableTrial> table = Optional.ofNullable(tables.remove(trial.fingerprint()));
      TwoCopies copies = new TwoCopies(trial.fingerprint(), false, Optional.of(trial), table);
      if (!copies.tableIsAsJournal()) {
        mended(
            "trial " + trial.id() + " " + difference(trial, table),
            "writes " + (copies.tableHasMore() ? "its journal" : "its rows") + " anew");
      }
    }
    tables.values().forEach(this::withoutJournal);
  }

  private void withoutJournal(TableTrial table) {
    String trial = "trial " + table.trial().id();
    if (table.isDamaged()) {
      mended(trial + " has no journal, and rows that are not as they were written", "forgets it");
    } else {
      mended(trial + " has rows and no journal", "writes its journal anew");
    }
  }

  private static String difference(StoredTrial trial, Optional<TableTrial> table) {
    if (table.isEmpty()) {
      return "has no rows in the database";
    }
    return table.get().isIntact()
        ? "is otherwise in the database: %s there, %s in its journal"
            .formatted(state(table.get().trial()), state(trial))
        : "has rows in the database that are not as they were written";
  }

  private static String state(StoredTrial trial) {
    return "%s with %d epochs in attempt %d"
        .formatted(
            trial.record().state().text(),
            trial.record().epochs().size(),
            trial.record().attempts());
  }

  private void compareSweeps(
      NavigableMap<Integer, StoredSweep> journal, NavigableMap<Integer, StoredSweep> tables) {
    journal.forEach(
        (number, sweep) -> {
          if (!sweep.withoutOverrides().equals(tables.remove(number))) {
            mended("run " + number + " is not in the database as in its journal", "writes it anew");
          }
        });
    tables
        .keySet()
        .forEach(number -> mended("run " + number + " has no journal", "writes its journal anew"));
  }
}
