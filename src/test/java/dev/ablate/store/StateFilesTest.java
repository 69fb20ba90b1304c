package dev.ablate.store;

import static dev.ablate.store.TrialStoreContract.DONE;
import static dev.ablate.store.TrialStoreContract.FIRST_EPOCH;
import static dev.ablate.store.TrialStoreContract.STARTED;
import static dev.ablate.store.TrialStoreContract.TIME;
import static dev.ablate.store.TrialStoreContract.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ablate.catalog.Shape;
import dev.ablate.trial.Losses;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Checkpoints of trials that are not over. */
class StateFilesTest {
  private Path database;
  private RunStore store;

  @BeforeEach
  void begin(@TempDir Path folder) {
    database = folder.resolve("ablate");
    store = RunStore.open(database);
    store.append(TRIAL, STARTED, FIRST_EPOCH);
    List.of(10L, 20L, 30L).forEach(update -> store.keep(TRIAL, state(update), Losses.THROWN));
    store.force();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = RunStore.open(database);
  }

  private static TrainingState state(long update) {
    return new TrainingState(
        Map.of("device", "cpu", "batch_size", "32"),
        new TrialEvent.Reached(1, update),
        3,
        List.of(0.1 + 0.2, Double.MIN_VALUE, 7.0),
        List.of(
            new NamedTensor("now.0", Shape.of(3), new float[] {update, -0f, Float.MIN_VALUE}),
            new NamedTensor("best.0", Shape.of(1), new float[] {1e30f})));
  }

  /** Those that are intact, the newest last. */
  private List<TrainingState> states() {
    return store.find(TRIAL.fingerprint()).orElseThrow().states().stream()
        .flatMap(stored -> store.read(TRIAL, stored).stream())
        .toList();
  }

  private Path file(long update) {
    return folder().resolve(TRIAL.fingerprint() + "." + update + ".safetensors");
  }

  private Path folder() {
    return StoreFiles.of(database).states();
  }

  private void damage(long update) throws IOException {
    byte[] content = Files.readAllBytes(file(update));
    content[content.length - 5] ^= 16;
    Files.write(file(update), content);
  }

  @Test
  void eachThatIsDamagedIsNamedOnce() throws IOException {
    damage(20);
    damage(30);
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    Logger logger = (Logger) LoggerFactory.getLogger(StateFiles.class);
    logger.addAppender(said);
    assertThat(states()).isEmpty();
    assertThat(states()).isEmpty();
    logger.detachAppender(said);
    assertThat(said.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("checkpoint " + file(20) + " is damaged"),
            second -> assertThat(second).startsWith("checkpoint " + file(30) + " is damaged"));
  }

  @Test
  void theLastTwoAreGivenBackAsTheyWere() {
    reopen();
    assertThat(states()).usingRecursiveComparison().isEqualTo(List.of(state(20), state(30)));
    assertThat(folder().toFile().listFiles())
        .containsExactlyInAnyOrder(file(20).toFile(), file(30).toFile());
    assertThat(differences()).isEmpty();
  }

  private List<String> differences() {
    store.close();
    List<String> differences = StoreCheck.of(database).differences();
    store = RunStore.open(database);
    return differences;
  }

  @Test
  void ofADamagedOneTheOneBeforeIsUsed() throws IOException {
    damage(30);
    assertThat(states()).extracting(state -> state.reached().update()).containsExactly(20L);
    assertThat(differences())
        .containsExactly(
            "the checkpoint of trial "
                + TRIAL.id()
                + " at update 30 is damaged or gone; the next run goes on from an earlier place");
    Files.delete(file(20));
    assertThat(states()).isEmpty();
  }

  @Test
  void thoseAfterWhereAnAttemptGoesOnAreForgotten() throws IOException {
    damage(30);
    TrialEvent.Reached from = new TrialEvent.Reached(1, 20);
    store.append(TRIAL, new TrialEvent.Started(TIME, 2, "cpu", Map.of(), Optional.of(from)));
    assertThat(store.find(TRIAL.fingerprint()).orElseThrow().epochs()).hasSize(1);
    reopen();
    assertThat(folder().toFile().listFiles()).containsExactly(file(20).toFile());
    store.append(TRIAL, new TrialEvent.Started(TIME, 3, "cpu", Map.of()));
    assertThat(store.find(TRIAL.fingerprint()).orElseThrow().epochs()).isEmpty();
    assertThat(states()).isEmpty();
  }

  @Test
  void nothingIsLeftOfThemOnceItIsOnTheDiskThatTheTrialIsDone() {
    store.append(TRIAL, DONE);
    assertThat(folder()).isNotEmptyDirectory();
    store.force();
    assertThat(folder()).isEmptyDirectory();
  }

  @Test
  void aTrialThatFailedKeepsThemForTheNextTry() {
    store.append(
        TRIAL,
        new TrialEvent.Finished(
            TIME, TrialState.FAILED, OptionalInt.empty(), Map.of(), Optional.of("power cut")));
    reopen();
    assertThat(states()).hasSize(2);
  }

  @Test
  void whatAKilledRunLeftBesideThemIsDeleted() throws IOException {
    Files.copy(file(30), file(40));
    Files.copy(file(30), folder().resolve(TRIAL.fingerprint() + ".50.safetensors.new"));
    reopen();
    assertThat(folder().toFile().listFiles()).hasSize(2);
  }
}
