package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.JavaProcess;
import dev.ablate.robustness.disk.FaultyFileSystemProvider;
import dev.ablate.robustness.disk.FileFault;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a process in the middle of a write to the database, while journals are copied to it. */
class KilledCopyTest {
  /** Two transactions of them. */
  private static final int TRIALS = 600;

  /** Stores trials, and is killed at a write while they are copied. */
  static final class Copier {
    public static void main(String[] arguments) {
      Path path = Path.of(arguments[0]);
      FileFault fault = FaultyFileSystemProvider.here();
      try (RunStore store = RunStore.open(path)) {
        LongStream.range(0, TRIALS)
            .mapToObj(SampleTrials::trial)
            .forEach(
                trial ->
                    store.append(
                        trial,
                        TrialStoreContract.STARTED,
                        TrialStoreContract.FIRST_EPOCH,
                        TrialStoreContract.DONE));
        fault.begin(StoreFiles.of(path).h2(), FileFault.Kind.KILL, Long.parseLong(arguments[1]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theNextRunCompletesTheDatabase(long write, @TempDir Path folder) throws Exception {
    Path path = folder.resolve("ablate");
    int exitCode =
        JavaProcess.of(
                List.of(FaultyFileSystemProvider.FLAG),
                Copier.class,
                path.toString(),
                Long.toString(write))
            .start()
            .waitFor();
    assertThat(exitCode).isEqualTo(FileFault.KILLED);
    Map<String, TrialRecord> journalled;
    try (JournalTrialStore journals = JournalTrialStore.of(path)) {
      journalled = journals.all();
    }
    assertThat(journalled).hasSize(TRIALS);
    assertThat(StoreCheck.of(path).differences()).isNotEmpty();
    RunStore.open(path).close();
    assertThat(StoreCheck.of(path).differences()).isEmpty();
    try (H2TrialStore tables = H2TrialStore.open(path)) {
      assertThat(tables.all()).isEqualTo(journalled);
    }
  }
}
