package dev.ablate.store;

import static dev.ablate.store.TrialStoreContract.FIRST_EPOCH;
import static dev.ablate.store.TrialStoreContract.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        H2TrialStore database = H2TrialStore.open(files.database())) {
      DatabaseCopy copy = new DatabaseCopy(journals, database);
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
}
