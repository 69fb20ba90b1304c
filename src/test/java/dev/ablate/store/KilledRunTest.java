package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.JavaProcess;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, and looks for what it had been promised. */
class KilledRunTest {

  /** Appends epochs for ever and prints the number of each once the store has it. */
  static final class Writer {
    public static void main(String[] arguments) {
      try (RunStore store = RunStore.open(Path.of(arguments[0]))) {
        store.append(TrialStoreContract.OTHER, TrialStoreContract.STARTED);
        store.append(TrialStoreContract.OTHER, TrialStoreContract.DONE);
        store.append(TrialStoreContract.TRIAL, TrialStoreContract.STARTED);
        for (int epoch = 1; ; epoch++) {
          store.append(TrialStoreContract.TRIAL, TrialStoreContract.epoch(epoch, 1.0 / epoch));
          System.out.println(epoch);
        }
      }
    }
  }

  @RepeatedTest(3)
  void losesNothingThatWasAcknowledged(RepetitionInfo repetition, @TempDir Path folder)
      throws Exception {
    Path database = folder.resolve("ablate");
    int patience = new Random(repetition.getCurrentRepetition()).nextInt(200);
    int acknowledged = runAndKill(database, folder.resolve("acknowledged"), patience);
    try (TrialStore reader = JournalTrialStore.of(database)) {
      assertThat(epochs(reader)).isGreaterThanOrEqualTo(acknowledged);
    }
    try (TrialStore next = RunStore.open(database)) {
      assertThat(epochs(next)).isGreaterThanOrEqualTo(acknowledged);
    }
    try (TrialStore tables = H2TrialStore.open(database)) {
      assertThat(epochs(tables)).isGreaterThanOrEqualTo(acknowledged);
      assertThat(tables.find(TrialStoreContract.OTHER.fingerprint()))
          .hasValueSatisfying(record -> assertThat(record.state()).isEqualTo(TrialState.DONE));
    }
  }

  /** Starts a writer, kills it some milliseconds after its first lines, and gives its last line. */
  private static int runAndKill(Path database, Path output, int patience) throws Exception {
    Process writer = startWriter(database, output);
    while (lines(output) < 5) {
      assertThat(writer.isAlive()).isTrue();
      Thread.sleep(5);
    }
    Thread.sleep(patience);
    writer.destroyForcibly().waitFor();
    return lines(output);
  }

  private static Process startWriter(Path database, Path output) throws IOException {
    return JavaProcess.of(List.of(), Writer.class, database.toString())
        .redirectOutput(output.toFile())
        .start();
  }

  private static int lines(Path output) throws IOException {
    return (int) Files.readString(output).chars().filter(c -> c == '\n').count();
  }

  private static int epochs(TrialStore store) {
    return store
        .find(TrialStoreContract.TRIAL.fingerprint())
        .orElse(TrialRecord.EMPTY)
        .epochs()
        .size();
  }
}
