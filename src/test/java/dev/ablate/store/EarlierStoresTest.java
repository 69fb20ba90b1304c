package dev.ablate.store;

import static dev.ablate.store.TrialStoreContract.DONE;
import static dev.ablate.store.TrialStoreContract.FIRST_EPOCH;
import static dev.ablate.store.TrialStoreContract.PREDICTED;
import static dev.ablate.store.TrialStoreContract.SECOND_EPOCH;
import static dev.ablate.store.TrialStoreContract.STARTED;
import static dev.ablate.store.TrialStoreContract.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores that earlier Ablates made of one file, as they left them; the number is that of the last
 * migration then. Only ever add to them.
 */
class EarlierStoresTest {
  private static final int FIRST_WITH_WEIGHTS = 2;

  private final Path folder;

  EarlierStoresTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path unpacked(int version) throws IOException {
    try (InputStream resource =
            Objects.requireNonNull(getClass().getResourceAsStream("/store/v" + version + ".zip"));
        ZipInputStream zip = new ZipInputStream(resource)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
    return folder.resolve("ablate");
  }

  private static void assertAsItWas(int version, Map<String, TrialRecord> records) {
    assertThat(records).hasSize(2);
    TrialRecord done = in(TrialState.DONE, records);
    assertThat(done.epochs()).hasSize(2);
    assertThat(done.metrics()).containsEntry("val_loss", 0.6387272477149963);
    assertThat(done.weights().isPresent()).isEqualTo(version >= FIRST_WITH_WEIGHTS);
    assertThat(in(TrialState.DIVERGED, records).error())
        .hasValueSatisfying(error -> assertThat(error).contains("update 2"));
  }

  private static TrialRecord in(TrialState state, Map<String, TrialRecord> records) {
    return records.values().stream().filter(r -> r.state() == state).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aStoreOfAnEarlierFormOpensAsItWas(int version) throws IOException {
    Path path = unpacked(version);
    try (RunStore store = RunStore.open(path)) {
      assertAsItWas(version, store.all());
    }
    assertThat(StoreCheck.of(path)).isEqualTo(new StoreCheck.Result(2, 1, List.of(), false));
    try (H2TrialStore database = H2TrialStore.open(path)) {
      assertAsItWas(version, database.all());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void checkingNamesItsDatabase(int version) throws IOException {
    Path path = unpacked(version);
    assertThat(StoreCheck.of(path).differences())
        .contains(
            "database "
                + StoreFiles.of(path).h2()
                + ": an earlier Ablate made it; the next run brings it up to date, or makes it"
                + " anew");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void itsTrialsOutliveTheirJournals(int version) throws IOException {
    Path path = unpacked(version);
    try (Stream<Path> journals = Files.list(StoreFiles.of(path).journals())) {
      for (Path journal : journals.toList()) {
        Files.delete(journal);
      }
    }
    try (RunStore store = RunStore.open(path)) {
      assertAsItWas(version, store.all());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void itIsWrittenAsAnyOther(int version) throws IOException {
    Path path = unpacked(version);
    try (RunStore store = RunStore.open(path)) {
      store.append(TRIAL, STARTED, FIRST_EPOCH, SECOND_EPOCH, DONE, PREDICTED);
    }
    assertThat(StoreCheck.of(path)).isEqualTo(new StoreCheck.Result(3, 1, List.of(), false));
  }
}
