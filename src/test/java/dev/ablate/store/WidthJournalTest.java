package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.Json;
import dev.ablate.trial.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidthJournalTest {
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

  private static final ArrayWidth MEASURED =
      new ArrayWidth(
          "ab12",
          "pytorch 2.7.1, 2 cores",
          "cpu",
          TIME,
          2,
          List.of(new ArrayWidth.Cost(1, 0.5, 100), new ArrayWidth.Cost(2, 0.6, 120)),
          OptionalInt.empty(),
          Optional.empty());

  private static final ArrayWidth HALVED =
      new ArrayWidth(
              "ab12",
              "pytorch 2.7.1, 2 cores",
              "cuda:0",
              TIME,
              1,
              List.of(),
              OptionalInt.of(2),
              Optional.empty())
          .with(
              new ConvolutionTimes(
                  2,
                  List.of(
                      new ConvolutionTimes.Time(ConvolutionStrategy.UNFOLD, 0.25),
                      new ConvolutionTimes.Time(ConvolutionStrategy.GROUPED, 0.5))));

  @TempDir private Path folder;

  private Path stored() {
    Path path = folder.resolve("ablate");
    for (ArrayWidth width : List.of(MEASURED, HALVED)) {
      try (RunStore store = RunStore.open(path)) {
        store.save(width);
      }
    }
    return path;
  }

  private static List<ArrayWidth> read(Path path) {
    try (TrialStore store = JournalTrialStore.toRead(path)) {
      return store.widths();
    }
  }

  @Test
  void widthsAreReadAsTheyWereSaved() {
    assertThat(read(folder.resolve("none"))).isEmpty();
    assertThat(read(stored())).containsExactly(MEASURED, HALVED);
  }

  @Test
  void linesOfEarlierVersionsAreRead() throws IOException {
    Path path = stored();
    Path file = StoreFiles.of(path).widths();
    assertThat(Files.readString(file)).contains("\"convolutions\":null");
    String line = Json.write(new Earlier("ab12", "m", "cpu", TIME.toString(), 3, List.of(), 4));
    try (Journal journal = Journal.open(file)) {
      journal.append(List.of(line));
    }
    assertThat(read(path).get(2).width()).isEqualTo(3);
    assertThat(read(path).get(2).convolutions()).isEmpty();
  }

  /** A line as it was before convolutions were measured. */
  private record Earlier(
      String program,
      String machine,
      String device,
      String time,
      int width,
      List<ArrayWidth.Cost> costs,
      int tooWide) {}

  @Test
  void whatIsDamagedIsNotUsedAndNamed() throws IOException {
    Path path = stored();
    Path file = StoreFiles.of(path).widths();
    Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
    assertThat(read(path)).containsExactly(MEASURED, HALVED);
    assertThat(StoreCheck.of(path).differences())
        .containsExactly(
            "journal "
                + file
                + " is damaged; line 3 and what follows it is not used;"
                + " the next run cuts it off there and measures again");
    RunStore.open(path).close();
    assertThat(StoreCheck.of(path).differences()).isEmpty();
    assertThat(read(path)).containsExactly(MEASURED, HALVED);
  }
}
