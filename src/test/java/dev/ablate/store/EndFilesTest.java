package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Losses;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.Origin;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where trials ended, for those with more epochs. */
class EndFilesTest {
  private static final int NUMBERS = 25_000;

  private Path database;
  private RunStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = folder.resolve("ablate");
    store = RunStore.open(database);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen(long mostOfEnds) {
    store.close();
    store = RunStore.open(database, mostOfEnds);
  }

  private static Trial trial(int epochs, int seed) {
    Value count = new Value.Int(epochs);
    return SampleTrials.trial(
        SampleTrials.with(
            SampleTrials.with(SampleTrials.settings(), "epochs", count),
            "seed",
            new Value.Int(seed)));
  }

  private static List<EpochRecord> epochs(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(epoch -> new EpochRecord(epoch, 0.1 + 0.2, Map.of("val_loss", 1.0 / epoch), 2))
        .toList();
  }

  private static TrainingState state(int epochs) {
    float[] weights = new float[NUMBERS];
    weights[3] = Float.MIN_VALUE * epochs;
    return new TrainingState(
        Map.of("device", "cpu"),
        new TrialEvent.Reached(epochs, 10L * epochs),
        0,
        List.of(),
        List.of(new NamedTensor("now.0", Shape.of(NUMBERS), weights)));
  }

  /** Trains a trial which ends after so many of its epochs. */
  private void train(Trial trial, int ended) {
    store.append(trial, new TrialEvent.Started(Instant.EPOCH, 1, "cpu", Map.of()));
    epochs(ended)
        .forEach(epoch -> store.append(trial, new TrialEvent.EpochEnded(Instant.EPOCH, epoch)));
    store.keepEnd(trial, state(ended), Losses.THROWN);
    store.append(
        trial,
        new TrialEvent.Finished(
            Instant.EPOCH, TrialState.DONE, OptionalInt.of(1), Map.of(), Optional.empty()));
  }

  private Optional<Integer> from(Trial trial) {
    return store.fromEnd(trial, 0).map(progress -> progress.epochs().size());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(StoreFiles.of(database).ends())) {
      return files.toList();
    }
  }

  private void damage(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);
  }

  private List<String> differences() {
    store.close();
    List<String> differences = StoreCheck.of(database).differences();
    store = RunStore.open(database);
    return differences;
  }

  @Test
  void aTrialWithMoreEpochsGoesOnWhereTheOtherEnded() {
    Trial other = trial(5, 1);
    train(other, 5);
    reopen(RunStore.ENDS);
    Trial longer = trial(20, 1);
    TrialProgress expected =
        new TrialProgress(
            longer, epochs(5), Optional.of(state(5)), Optional.of(other.fingerprint()));
    assertThat(store.fromEnd(longer, 0).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(expected);
    assertThat(store.origin(longer)).contains(new Origin(other.fingerprint(), 5));
    try (JournalTrialStore reader = JournalTrialStore.toRead(database)) {
      assertThat(reader.origin(longer)).isEqualTo(store.origin(longer));
    }
  }

  @Test
  void theLongestIsTakenThatIsNotTooLong() {
    train(trial(5, 1), 5);
    train(trial(10, 1), 10);
    train(trial(40, 1), 40);
    assertThat(from(trial(20, 1))).contains(10);
    assertThat(from(trial(80, 1))).contains(40);
    assertThat(from(trial(10, 1))).contains(5);
    assertThat(from(trial(4, 1))).isEmpty();
    assertThat(store.fromEnd(trial(20, 1), 9)).isPresent();
    assertThat(store.fromEnd(trial(20, 1), 10)).isEmpty();
  }

  @Test
  void oneThatStoppedEarlyWouldHaveStoppedThereInAnyCase() {
    train(trial(40, 1), 7);
    assertThat(from(trial(80, 1))).contains(7);
    assertThat(from(trial(7, 1))).contains(7);
    assertThat(from(trial(6, 1))).isEmpty();
  }

  @Test
  void whatDiffersInMoreThanEpochsBeginsAtItsStart() {
    train(trial(5, 1), 5);
    assertThat(from(trial(20, 2))).isEmpty();
    assertThat(store.origin(trial(20, 2))).isEmpty();
  }

  @Test
  void ofADamagedOneThoseBeforeAreUsed() throws IOException {
    train(trial(5, 1), 5);
    train(trial(10, 1), 10);
    for (Path file : files()) {
      if (file.toString().contains(".10.")) {
        damage(file);
      }
    }
    assertThat(differences())
        .singleElement()
        .asString()
        .startsWith("where trial " + trial(10, 1).id() + " ended is not as it was written; delete");
    assertThat(from(trial(20, 1))).contains(5);
    assertThat(differences()).isEmpty();
  }

  @Test
  void aStoreWithoutThemIsSound() throws IOException {
    train(trial(5, 1), 5);
    for (Path file : files()) {
      Files.delete(file);
    }
    assertThat(from(trial(20, 1))).isEmpty();
    assertThat(differences()).isEmpty();
  }

  @Test
  void theyMakeWayForWhatCannotBeDoneWithout() throws IOException {
    train(trial(5, 1), 5);
    Files.createFile(StoreFiles.of(database).weights());
    assertThatThrownBy(() -> store.keep(trial(5, 1), new Checkpoint(List.of()), Losses.THROWN))
        .isInstanceOf(NotKeptException.class);
    assertThat(files()).isEmpty();
    assertThat(from(trial(20, 1))).isEmpty();
  }

  @Test
  void theOldestGoWhereTheyTakeTooMuchRoom() throws IOException {
    reopen(3 * 4 * NUMBERS);
    for (int seed = 1; seed <= 4; seed++) {
      train(trial(5, seed), 5);
    }
    assertThat(files()).hasSize(2);
    assertThat(from(trial(20, 2))).isEmpty();
    assertThat(from(trial(20, 3))).contains(5);
    assertThat(from(trial(20, 4))).contains(5);
    reopen(4 * NUMBERS - 1);
    train(trial(5, 5), 5);
    assertThat(from(trial(20, 5))).isEmpty();
  }

  /** A run may be killed between that and the end of the trial. */
  @Test
  void whatIsKeptTwiceTakesNoMoreRoom() throws IOException {
    reopen(3 * 4 * NUMBERS);
    for (int seed = 1; seed <= 2; seed++) {
      train(trial(5, seed), 5);
      store.keepEnd(trial(5, seed), state(5), Losses.THROWN);
    }
    assertThat(files()).hasSize(2);
    assertThat(from(trial(20, 1))).contains(5);
  }
}
