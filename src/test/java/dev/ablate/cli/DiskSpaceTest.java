package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.check.Checker;
import dev.ablate.source.SourceFile;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
  /** 100 trials of 1,000,010 parameters, 50 in an array. */
  private static final String FILE =
      """
      model wide { Flatten Linear(5128) Linear(classes) }
      experiment "Wide" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8)
        model = wide()
        loss = CrossEntropyLoss()
        optimizer = Adam()
        epochs = 1
        batch_size = 16
        seed in 1..100
      }
      """;

  private final Plan plan;

  DiskSpaceTest(@TempDir Path folder) {
    try (JournalTrialStore none = JournalTrialStore.of(folder.resolve("none"))) {
      plan =
          new Planner(OptionalInt.of(50), false)
              .plan(
                  Checker.check(new SourceFile("wide.exp", FILE), folder)
                      .experiment()
                      .orElseThrow(),
                  none);
    }
  }

  @Test
  void weightsOfAllTrialsAndCheckpointsOfTheWidestArrayNeedRoom() {
    assertThat(new DiskSpace(3_500_000_000L).problem(plan)).isEmpty();
    assertThat(new DiskSpace(1_000_000_000).problem(plan))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .startsWith("the run may need 3.4 GB of disk, and 1.0 GB are free; make room"));
  }

  @Test
  void thereIsRoomForASmallSweepOnAnyDiskThatIsNotFull(@TempDir Path folder) {
    assertThat(DiskSpace.of(folder.resolve("ablate")).free()).isPositive();
  }
}
