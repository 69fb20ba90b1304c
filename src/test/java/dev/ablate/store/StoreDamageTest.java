package dev.ablate.store;

import static dev.ablate.store.TrialStoreContract.DONE;
import static dev.ablate.store.TrialStoreContract.FIRST_EPOCH;
import static dev.ablate.store.TrialStoreContract.OTHER;
import static dev.ablate.store.TrialStoreContract.SECOND_EPOCH;
import static dev.ablate.store.TrialStoreContract.STARTED;
import static dev.ablate.store.TrialStoreContract.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.trial.Losses;
import dev.ablate.trial.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flips bits of a store's files and cuts them off. No number may come out of it that never was. */
class StoreDamageTest {
  private static final Map<String, TrialRecord> WRITTEN =
      Map.of(
          TRIAL.fingerprint(),
          TrialRecord.of(List.of(STARTED, FIRST_EPOCH, SECOND_EPOCH, DONE)),
          OTHER.fingerprint(),
          TrialRecord.of(List.of(STARTED, FIRST_EPOCH)));

  private Path path;
  private StoreFiles files;

  @BeforeEach
  void fill(@TempDir Path folder) {
    path = folder.resolve("ablate");
    files = StoreFiles.of(path);
    try (RunStore store = RunStore.open(path)) {
      store.append(TRIAL, STARTED, FIRST_EPOCH, SECOND_EPOCH, DONE);
      store.append(OTHER, STARTED, FIRST_EPOCH);
      store.save(RunStoreTest.sweep());
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 17);
  }

  private Path journal() {
    return files.journals().resolve(TRIAL.fingerprint() + ".jsonl");
  }

  private Map<String, TrialRecord> journalled() {
    try (JournalTrialStore journals = JournalTrialStore.of(path)) {
      return journals.all();
    }
  }

  private Map<String, TrialRecord> inTables() {
    try (H2TrialStore database = H2TrialStore.open(path)) {
      return database.all();
    }
  }

  /** One file in four is cut off, of the others a bit is flipped. */
  private static void damage(Path file, Random random) {
    try {
      byte[] content = Files.readAllBytes(file);
      int at = random.nextInt(content.length);
      if (random.nextInt(4) == 0) {
        Files.write(file, Arrays.copyOf(content, at));
      } else {
        content[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertSoundAfterTheNextRun() {
    RunStore.open(path).close();
    assertThat(StoreCheck.of(path).differences()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDamagedDatabaseLosesNothing(long seed) {
    damage(files.h2(), new Random(seed));
    StoreCheck.of(path);
    assertSoundAfterTheNextRun();
    assertThat(journalled()).isEqualTo(WRITTEN);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDamagedJournalShowsLessAndIsRepaired(long seed) {
    damage(journal(), new Random(seed));
    assertThat(StoreCheck.of(path).differences()).isNotEmpty();
    assertThat(journalled()).allSatisfy(StoreDamageTest::isNoMoreThanWritten);
    assertSoundAfterTheNextRun();
    assertThat(journalled()).isEqualTo(WRITTEN);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageToBothShowsNoNumberThatWasNotWritten(long seed) {
    Random random = new Random(seed);
    damage(files.h2(), random);
    damage(journal(), random);
    assertSoundAfterTheNextRun();
    assertThat(journalled()).allSatisfy(StoreDamageTest::isNoMoreThanWritten);
  }

  private static void isNoMoreThanWritten(String fingerprint, TrialRecord record) {
    TrialRecord written = Objects.requireNonNull(WRITTEN.get(fingerprint));
    Stream<TrialRecord> parts =
        Stream.of(0, 1, 2, 3, 4)
            .map(count -> written.events().stream().limit(count).toList())
            .map(TrialRecord::of);
    assertThat(parts).contains(record);
  }

  @Test
  void aNumberChangedInTheDatabaseIsNoticedAndDoesNotReachTheJournals() throws IOException {
    try (Database database = Database.open(files)) {
      database.transaction(
          () -> database.execute("UPDATE epoch_metric SET amount = 9 WHERE epoch = 2"));
    }
    assertThat(StoreCheck.of(path).differences())
        .containsExactly(
            "trial "
                + TRIAL.id()
                + " has rows in the database that are not as they were written;"
                + " the next run writes its rows anew");
    Files.delete(journal());
    assertThat(StoreCheck.of(path).differences())
        .containsExactly(
            "trial "
                + TRIAL.id()
                + " has no journal, and rows that are not as they were written;"
                + " the next run forgets it");
    RunStore.open(path).close();
    assertThat(journalled()).containsOnlyKeys(OTHER.fingerprint());
    assertThat(StoreCheck.of(path).differences()).isEmpty();
  }

  @Test
  void aKilledRunLeavesTheDatabaseBehindUntilItIsRebuilt() {
    try (JournalTrialStore journals = JournalTrialStore.of(path)) {
      journals.append(OTHER, SECOND_EPOCH, DONE);
    }
    assertThat(StoreCheck.of(path).differences())
        .containsExactly(
            "trial "
                + OTHER.id()
                + " is otherwise in the database: running with 1 epochs in attempt 1 there,"
                + " done with 2 epochs in attempt 1 in its journal;"
                + " the next run writes its rows anew");
    Path old = StoreRebuild.run(path).orElseThrow();
    assertThat(old).exists();
    assertThat(StoreCheck.of(path)).isEqualTo(new StoreCheck.Result(2, 1, List.of(), false));
    assertThat(inTables()).isEqualTo(journalled());
  }

  @Test
  void damagedWeightsAreNamed() throws IOException {
    try (RunStore store = RunStore.open(path)) {
      store.keep(TRIAL, WeightFilesTest.WEIGHTS, Losses.THROWN);
    }
    Path weights = files.weights().resolve(TRIAL.fingerprint() + ".safetensors");
    damage(weights, new Random(1));
    assertThat(StoreCheck.of(path).differences())
        .singleElement()
        .asString()
        .contains(weights.toString());
  }

  @Test
  void aJournalUnderAnotherNameIsNotReadAsThatTrials() throws IOException {
    Files.copy(journal(), files.journals().resolve("ab".repeat(32) + ".jsonl"));
    assertThat(StoreCheck.of(path).differences())
        .singleElement()
        .asString()
        .contains("is that of trial " + TRIAL.fingerprint());
    assertThatThrownBy(this::journalled).hasMessageContaining("move it away");
  }

  @Test
  void aDamagedJournalOfRunsIsCopiedAndGetsThemFromTheDatabase() throws IOException {
    try (RunStore store = RunStore.open(path)) {
      store.save(RunStoreTest.sweep());
    }
    Map<Integer, StoredSweep> written = runs();
    String runs = Files.readString(files.sweeps());
    Files.writeString(files.sweeps(), runs.replaceFirst("\"seq\":2", "\"seq\":3"));
    assertThat(StoreCheck.of(path).differences()).anyMatch(d -> d.contains("line 2"));
    assertSoundAfterTheNextRun();
    assertThat(runs()).isEqualTo(written);
    assertThat(files.sweeps().resolveSibling("ablate.sweeps.jsonl.damaged")).exists();
  }

  @Test
  void aJournalOfRunsThatIsGoneIsMadeAnewFromTheDatabase() throws IOException {
    Map<Integer, StoredSweep> written = runs();
    Files.delete(files.sweeps());
    assertThat(StoreCheck.of(path).differences())
        .containsExactly("run 1 has no journal; the next run writes its journal anew");
    assertSoundAfterTheNextRun();
    assertThat(runs()).isEqualTo(written);
  }

  /** What both journal and database have of runs. */
  private Map<Integer, StoredSweep> runs() {
    Map<Integer, StoredSweep> runs = new SweepJournal(files.sweeps()).read();
    runs.replaceAll((number, run) -> run.withoutOverrides());
    return runs;
  }

  @Test
  void checkingChangesNothing() throws IOException {
    byte[] database = Files.readAllBytes(files.h2());
    byte[] journal = Files.readAllBytes(journal());
    StoreCheck.of(path);
    assertThat(files.h2()).hasBinaryContent(database);
    assertThat(journal()).hasBinaryContent(journal);
  }
}
