package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.Value;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunStoreTest extends TrialStoreContract {
  private static final TrialRecord RECORD =
      TrialRecord.of(List.of(STARTED, FIRST_EPOCH, SECOND_EPOCH, DONE));

  @Override
  TrialStore open(Path database) {
    return RunStore.open(database);
  }

  private Path filled() {
    Path path = folder.resolve("filled");
    try (RunStore store = RunStore.open(path)) {
      store.append(TRIAL, STARTED, FIRST_EPOCH, SECOND_EPOCH, DONE);
      store.append(OTHER, STARTED, FIRST_EPOCH);
      store.save(sweep());
    }
    return path;
  }

  static SweepRecord sweep() {
    Placement first = new Placement("Adam", Map.of("optimizer.lr", new Value.Real(0.1)));
    Placement second = new Placement("as is", Map.of());
    return new SweepRecord(
        "A sweep",
        "a.exp",
        "experiment \"A sweep\" {}",
        List.of("epochs=2"),
        TIME,
        Map.of("ablate", "0.1"),
        List.of(
            new PlannedTrial(OTHER, 0, List.of(first, second), OptionalInt.of(0)),
            new PlannedTrial(TRIAL, 2, List.of(first), OptionalInt.empty())));
  }

  private static List<String> placements(Path path) {
    try (Database database = Database.open(StoreFiles.of(path))) {
      return database.query(
          """
          SELECT title, source, trial, fingerprint, array_number, variant, axes
          FROM sweep JOIN sweep_trial ON sweep = id ORDER BY id, position
          """,
          row ->
              String.join(
                  "|",
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4).substring(0, 16),
                  row.getString(5),
                  row.getString(6),
                  row.getString(7)));
    }
  }

  private static void deleteJournals(Path path) throws IOException {
    try (var journals = Files.list(StoreFiles.of(path).journals())) {
      for (Path journal : journals.toList()) {
        Files.delete(journal);
      }
    }
  }

  @Test
  void readersAreToldThatATrialRunsWhereTheRunThatHasTheStoreBeganIt() {
    Path path = filled();
    try (RunStore store = RunStore.open(path)) {
      store.append(TRIAL, new TrialEvent.Started(Instant.now(), 2, "cpu", Map.of()));
      assertThat(state(path, TRIAL)).contains(TrialState.RUNNING);
      assertThat(state(path, OTHER)).contains(TrialState.NEW);
    }
    assertThat(state(path, TRIAL)).contains(TrialState.NEW);
  }

  private static Optional<TrialState> state(Path path, Trial trial) {
    try (JournalTrialStore readers = JournalTrialStore.toRead(path)) {
      return readers.find(trial.fingerprint()).map(TrialRecord::state);
    }
  }

  @Test
  void copiesTrialsToTheDatabase() {
    Path path = filled();
    try (TrialStore database = H2TrialStore.open(path)) {
      assertThat(database.all())
          .containsEntry(TRIAL.fingerprint(), RECORD)
          .containsEntry(OTHER.fingerprint(), TrialRecord.of(List.of(STARTED, FIRST_EPOCH)));
    }
  }

  @Test
  void goesOnWithATrialThatWasForced() {
    Path path = folder.resolve("forced");
    try (RunStore store = RunStore.open(path)) {
      store.append(TRIAL, STARTED, new TrialEvent.Warned(TIME, "hot"));
      store.append(OTHER, STARTED, DONE);
      store.force();
      store.force();
      store.append(TRIAL, FIRST_EPOCH, SECOND_EPOCH, DONE);
      assertThat(store.all()).hasSize(2);
    }
    assertThat(StoreCheck.of(path).differences()).isEmpty();
    try (TrialStore journals = JournalTrialStore.of(path)) {
      TrialRecord record = journals.find(TRIAL.fingerprint()).orElseThrow();
      assertThat(record.epochs()).hasSize(2);
      assertThat(record.warnings()).containsExactly("hot");
    }
  }

  @Test
  void keepsARunWithItsPlanAndLabels() {
    String sweep = "A sweep|experiment \"A sweep\" {}|";
    assertThat(placements(filled()))
        .containsExactly(
            sweep + "0|" + OTHER.id() + "|0|Adam|{\"optimizer.lr\":0.1}",
            sweep + "0|" + OTHER.id() + "|0|as is|{}",
            sweep + "1|" + TRIAL.id() + "|null|Adam|{\"optimizer.lr\":0.1}");
  }

  @Test
  void refusesASecondRunAndNamesTheFirst() {
    Path path = folder.resolve("held");
    try (RunStore first = RunStore.open(path)) {
      first.append(TRIAL, STARTED);
      assertThatThrownBy(() -> RunStore.open(path))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ");
      try (TrialStore reader = JournalTrialStore.of(path)) {
        assertThat(reader.all()).hasSize(1);
      }
    }
    RunStore.open(path).close();
  }

  @Test
  void saysWhatToDoWhereItsFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> RunStore.open(file.resolve("inside").resolve("store")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("store; choose another place with --db");
  }

  @Test
  void makesALostDatabaseAnewFromTheJournals() throws IOException {
    Path path = filled();
    Files.delete(StoreFiles.of(path).h2());
    RunStore.open(path).close();
    try (TrialStore database = H2TrialStore.open(path)) {
      assertThat(database.all()).hasSize(2).containsEntry(TRIAL.fingerprint(), RECORD);
    }
    assertThat(placements(path)).hasSize(3);
  }

  @Test
  void makesADamagedDatabaseAnewFromTheJournals() throws IOException {
    Path path = filled();
    Files.write(StoreFiles.of(path).h2(), new byte[5000]);
    RunStore.open(path).close();
    try (TrialStore database = H2TrialStore.open(path)) {
      assertThat(database.all()).hasSize(2).containsEntry(TRIAL.fingerprint(), RECORD);
    }
  }

  @Test
  void givesTheDatabaseWhatAKilledRunOnlyJournalled() {
    Path path = filled();
    try (TrialStore journals = JournalTrialStore.of(path)) {
      journals.append(OTHER, SECOND_EPOCH, DONE);
    }
    RunStore.open(path).close();
    try (TrialStore database = H2TrialStore.open(path)) {
      assertThat(database.find(OTHER.fingerprint())).contains(RECORD);
    }
  }

  @Test
  void givesTheDatabaseMoreTrialsThanAreReadAtOnce() {
    Path path = folder.resolve("many");
    List<Trial> trials = IntStream.rangeClosed(1, 1100).mapToObj(SampleTrials::trial).toList();
    try (JournalTrialStore journals = JournalTrialStore.of(path)) {
      trials.forEach(trial -> journals.append(trial, STARTED, FIRST_EPOCH));
    }
    RunStore.open(path).close();
    assertThat(StoreCheck.of(path)).isEqualTo(new StoreCheck.Result(1100, 0, List.of(), false));
  }

  @Test
  void makesADamagedRunAnewInTheDatabase() {
    Path path = filled();
    try (Database database = Database.open(StoreFiles.of(path))) {
      database.transaction(() -> database.execute("UPDATE sweep_trial SET variant = 'Adom'"));
    }
    RunStore.open(path).close();
    assertThat(StoreCheck.of(path).differences()).isEmpty();
  }

  @Test
  void makesLostJournalsAnewFromTheDatabase() throws IOException {
    Path path = filled();
    deleteJournals(path);
    RunStore.open(path).close();
    try (TrialStore journals = JournalTrialStore.of(path)) {
      assertThat(journals.all()).hasSize(2).containsEntry(TRIAL.fingerprint(), RECORD);
    }
  }

  @Test
  void repairsADamagedJournalFromTheDatabase() throws IOException {
    Path path = filled();
    Path journal = StoreFiles.of(path).journals().resolve(TRIAL.fingerprint() + ".jsonl");
    Files.writeString(journal, Files.readString(journal).replace("\"lr\":0.001", "\"lr\":0.002"));
    RunStore.open(path).close();
    try (TrialStore journals = JournalTrialStore.of(path)) {
      assertThat(journals.find(TRIAL.fingerprint())).contains(RECORD);
    }
  }
}
