package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.robustness.disk.FaultyFileSystemProvider;
import dev.ablate.robustness.disk.FileFault;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialStore;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTrialStoreTest extends TrialStoreContract {
  @Override
  TrialStore open(Path database) {
    return JournalTrialStore.of(database);
  }

  @Test
  void readingCreatesNothing() {
    try (TrialStore store = JournalTrialStore.of(folder.resolve("missing/ablate"))) {
      assertThat(store.all()).isEmpty();
      assertThat(store.startingWith("a")).isEmpty();
      assertThat(folder.resolve("missing")).doesNotExist();
    }
  }

  @Test
  void readsWhileAnotherWrites() {
    try (TrialStore writer = JournalTrialStore.of(database());
        TrialStore reader = JournalTrialStore.of(database())) {
      writer.append(TRIAL, STARTED);
      assertThat(reader.find(TRIAL.fingerprint())).contains(TrialRecord.of(List.of(STARTED)));
      writer.append(TRIAL, FIRST_EPOCH);
      assertThat(reader.find(TRIAL.fingerprint()))
          .contains(TrialRecord.of(List.of(STARTED, FIRST_EPOCH)));
    }
  }

  @Test
  void leavesOutATornEventAndWritesOverIt() throws IOException {
    try (TrialStore store = JournalTrialStore.of(database())) {
      store.append(TRIAL, STARTED, FIRST_EPOCH);
    }
    Path journal = StoreFiles.of(database()).journals().resolve(TRIAL.fingerprint() + ".jsonl");
    Files.writeString(journal, "{\"seq\":4,\"crc", StandardOpenOption.APPEND);
    try (TrialStore store = JournalTrialStore.of(database())) {
      assertThat(store.find(TRIAL.fingerprint()))
          .contains(TrialRecord.of(List.of(STARTED, FIRST_EPOCH)));
      store.append(TRIAL, SECOND_EPOCH);
      assertThat(store.find(TRIAL.fingerprint()))
          .contains(TrialRecord.of(List.of(STARTED, FIRST_EPOCH, SECOND_EPOCH)));
    }
  }

  /** Linux, for one, reports an error of the disk to the first who asks and to nobody after. */
  @Test
  void doesNotSayOfWhatCouldNotBeForcedThatItIsOnTheDisk() {
    FaultyFileSystemProvider files =
        new FaultyFileSystemProvider(FileSystems.getDefault().provider());
    JournalTrialStore store = JournalTrialStore.of(files.getPath(database().toUri()));
    store.append(TRIAL, DONE);
    files.fault().begin(folder, FileFault.Kind.ERROR, 1);
    assertThatThrownBy(store::force)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Input/output error");
    files.fault().end();
    assertThatThrownBy(store::force)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Input/output error");
    assertThatThrownBy(store::close).hasMessageContaining("Input/output error");
  }
}
