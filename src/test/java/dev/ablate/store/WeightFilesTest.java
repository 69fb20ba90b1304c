package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.catalog.Shape;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Losses;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of trials beside their journals. */
class WeightFilesTest {
  private static final Trial TRIAL = TrialStoreContract.TRIAL;
  static final Checkpoint WEIGHTS =
      new Checkpoint(
          List.of(
              tensor("0.weight", Shape.of(2, 3), 1, -2.5f, Float.MIN_VALUE, 0, 5, 6),
              tensor("0.bias", Shape.of(2), 1e30f, -0f)));

  private Path database;

  private static NamedTensor tensor(String name, Shape shape, float... values) {
    return new NamedTensor(name, shape, values);
  }

  @BeforeEach
  void makeFolder(@TempDir Path folder) {
    database = folder.resolve("store/ablate");
  }

  private void keep(Checkpoint weights) {
    try (RunStore store = RunStore.open(database)) {
      store.append(TRIAL, TrialStoreContract.STARTED, TrialStoreContract.FIRST_EPOCH);
      store.keep(TRIAL, weights, Losses.THROWN);
      store.append(TRIAL, TrialStoreContract.DONE);
    }
  }

  private Checkpoint read() {
    try (JournalTrialStore store = JournalTrialStore.of(database)) {
      StoredTrial trial = store.startingWith(TRIAL.id()).get(0);
      return store.weights(trial).orElseThrow();
    }
  }

  private Path file() {
    return folder().resolve(TRIAL.fingerprint() + ".safetensors");
  }

  private Path folder() {
    return StoreFiles.of(database).weights();
  }

  @Test
  void givesBackWhatWasKept() {
    keep(WEIGHTS);
    assertThat(read()).usingRecursiveComparison().isEqualTo(WEIGHTS);
  }

  @Test
  void replacesWhatWasKeptAndLeavesNothingBehind() {
    Checkpoint small = new Checkpoint(List.of(tensor("0.bias", Shape.of(1), 3)));
    keep(WEIGHTS);
    keep(small);
    assertThat(read()).usingRecursiveComparison().isEqualTo(small);
    assertThat(folder()).isDirectoryContaining(file()::equals);
    assertThat(folder().toFile().list()).hasSize(1);
  }

  @Test
  void areInTheirPlaceBeforeAnythingElseOfTheTrialIsWritten() {
    try (RunStore store = RunStore.open(database)) {
      store.append(TRIAL, TrialStoreContract.STARTED, TrialStoreContract.FIRST_EPOCH);
      store.keep(TRIAL, WEIGHTS, Losses.THROWN);
      assertThat(store.weights(TRIAL)).isEmpty();
      assertThat(file()).doesNotExist();
      store.append(TrialStoreContract.OTHER, TrialStoreContract.STARTED);
      assertThat(file()).doesNotExist();
      store.append(TRIAL, TrialStoreContract.DONE);
      assertThat(file()).exists();
      assertThat(read()).usingRecursiveComparison().isEqualTo(WEIGHTS);
    }
  }

  @Test
  void oneThatDoesNotComeToTheDiskIsLeftOutAndNoOther() throws IOException {
    List<NotKeptException> lost = new ArrayList<>();
    try (RunStore store = RunStore.open(database)) {
      for (Trial trial : List.of(TRIAL, TrialStoreContract.OTHER)) {
        store.append(trial, TrialStoreContract.STARTED);
        store.keep(trial, WEIGHTS, lost::add);
      }
      Files.writeString(NewFile.beside(file()), "other bytes");
      store.force();
      assertThat(lost)
          .singleElement(InstanceOfAssertFactories.THROWABLE)
          .hasMessage("cannot write weights to " + file() + ": what was written reads otherwise");
      assertThat(store.weights(TRIAL)).isEmpty();
      assertThat(store.weights(TrialStoreContract.OTHER)).isPresent();
      assertThat(folder().toFile().list()).hasSize(1);
      store.append(TRIAL, TrialStoreContract.DONE);
    }
    assertThat(StoreCheck.of(database).differences()).isEmpty();
  }

  @Test
  void nothingIsLeftOfThoseThatAKilledRunHadNotPutInTheirPlace() throws IOException {
    keep(WEIGHTS);
    Files.copy(file(), NewFile.beside(file()));
    assertThat(read()).usingRecursiveComparison().isEqualTo(WEIGHTS);
    RunStore.open(database).close();
    assertThat(folder()).isDirectoryContaining(file()::equals);
    assertThat(folder().toFile().list()).hasSize(1);
  }

  /** The layout that the format's documentation gives. */
  @Test
  void hasTheFormOfSafetensors() throws IOException {
    keep(WEIGHTS);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[(int) bytes.getLong()];
    assertThat(text.length % 8).isZero();
    JsonNode header =
        new ObjectMapper().readTree(new String(read(bytes, text), StandardCharsets.UTF_8));
    assertThat(header.get("__metadata__").get("fingerprint").asText())
        .isEqualTo(TRIAL.fingerprint());
    assertThat(header.get("0.weight"))
        .hasToString("{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}");
    assertThat(header.get("0.bias").get("data_offsets")).hasToString("[24,32]");
    assertThat(bytes.remaining()).isEqualTo(32);
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.getFloat()).isEqualTo(-2.5f);
  }

  private static byte[] read(ByteBuffer from, byte[] into) {
    from.get(into);
    return into;
  }

  @Test
  void findsAFlippedBit() throws IOException {
    keep(WEIGHTS);
    byte[] content = Files.readAllBytes(file());
    content[content.length - 1] ^= 1;
    Files.write(file(), content);
    assertThatThrownBy(this::read)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("are damaged");
  }

  @Test
  void losesNothingElseWhereItCannotWrite() throws IOException {
    Files.createDirectories(database.getParent());
    Files.writeString(StoreFiles.of(database).weights(), "a file where the folder should be");
    try (RunStore store = RunStore.open(database)) {
      store.append(TRIAL, TrialStoreContract.STARTED, TrialStoreContract.FIRST_EPOCH);
      assertThatThrownBy(() -> store.keep(TRIAL, WEIGHTS, Losses.THROWN))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("cannot write weights to ");
      store.append(TRIAL, TrialStoreContract.DONE);
    }
    try (JournalTrialStore store = JournalTrialStore.of(database)) {
      StoredTrial trial = store.startingWith(TRIAL.id()).get(0);
      assertThat(trial.record().finished()).isPresent();
      assertThat(store.weights(trial)).isEmpty();
    }
  }
}
