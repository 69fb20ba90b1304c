package dev.ablate.store;

import static dev.ablate.store.TrialStoreContract.FIRST_EPOCH;
import static dev.ablate.store.TrialStoreContract.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many trials on their way to the database. */
class DatabaseCopyTest {
  private static final int TRIALS = 2000;
  private static final long BYTES = 1800;

  @Test
  void theFileGrowsByWhatIsWrittenAndNotByWhatStandsThere(@TempDir Path folder) throws IOException {
    StoreFiles files = StoreFiles.of(folder.resolve("ablate"));
    try (JournalTrialStore journals = JournalTrialStore.of(files.database());
        H2TrialStore database = H2TrialStore.open(files.database());
        DatabaseCopy copy = new DatabaseCopy(journals, database)) {
      for (int seed = 1; seed <= TRIALS; seed++) {
        Trial trial = SampleTrials.trial(seed);
        journals.append(trial, STARTED, FIRST_EPOCH);
        copy.add(trial.fingerprint());
      }
      copy.write();
      assertThat(database.size()).isEqualTo(TRIALS);
      assertThat(Files.size(files.h2())).isLessThan(TRIALS * BYTES);
    }
  }

  @Test
  void trialsGoOnWhileTheDatabaseIsBusy(@TempDir Path folder) {
    CountDownLatch over = new CountDownLatch(1);
    Trial trial = SampleTrials.trial(1);
    Path path = folder.resolve("ablate");
    try (JournalTrialStore journals = JournalTrialStore.of(path);
        H2TrialStore database = H2TrialStore.open(path);
        DatabaseCopy copy = new DatabaseCopy(journals, database)) {
      copy.run(() -> await(over));
      journals.append(trial, STARTED, FIRST_EPOCH);
      copy.add(trial.fingerprint());
      copy.writeWhereDue();
      assertThat(journals.find(trial.fingerprint())).isPresent();
      over.countDown();
      copy.write();
      assertThat(database.find(trial.fingerprint())).isEqualTo(journals.find(trial.fingerprint()));
    }
  }

  @Test
  void afterAFailureTheDatabaseIsLeftAlone(@TempDir Path folder) {
    Path path = folder.resolve("ablate");
    AtomicInteger written = new AtomicInteger();
    try (JournalTrialStore journals = JournalTrialStore.of(path);
        H2TrialStore database = H2TrialStore.open(path);
        DatabaseCopy copy = new DatabaseCopy(journals, database)) {
      copy.run(
          () -> {
            throw new StoreException("no such disk");
          });
      copy.run(written::incrementAndGet);
      copy.write();
      assertThat(copy.hasFailed()).isTrue();
      assertThat(written).hasValue(0);
    }
  }

  @Test
  void whatNobodyExpectedEndsTheRunThatFindsIt(@TempDir Path folder) {
    Path path = folder.resolve("ablate");
    try (JournalTrialStore journals = JournalTrialStore.of(path);
        H2TrialStore database = H2TrialStore.open(path);
        DatabaseCopy copy = new DatabaseCopy(journals, database)) {
      copy.run(
          () -> {
            throw new IllegalStateException("a bug");
          });
      assertThatThrownBy(copy::write).isInstanceOf(IllegalStateException.class);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
