package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.check.Checker;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A plan keeps what tells its trials apart, and makes the trials when they are asked for. */
class LargeSweepTest {
  private static final int TRIALS = 100_000;

  private static final String TEXT =
      """
      model net(width) { Flatten Linear(width) ReLU Linear(classes) }
      experiment "large" {
        data = Shapes(train = 100, test = 10, size = 8)
        model = net(width in {4, 8})
        loss = CrossEntropyLoss()
        optimizer = AdamW(lr in geomspace(1e-4, 1e-1, 100), weight_decay in linspace(0, 0.1, 100))
        epochs = 1
        batch_size = 10
        seed in 1..5
      }
      """;

  @Test
  void aHundredThousandTrialsArePlannedInLittleMemory() {
    long before = usedMegabytes();
    Plan plan = plan(TEXT);
    assertThat(plan.counts()).isEqualTo(new Plan.Counts(TRIALS, 0, 0, 0, 0, TRIALS));
    assertThat(usedMegabytes() - before).isLessThan(100);
    assertThat(plan.arrays()).hasSizeGreaterThan(TRIALS / Widths.USUAL);
    assertThat(plan.arrays().get(0).get(62)).isEqualTo(plan.trials().get(62).trial());
  }

  @Test
  void aFingerprintIsTheSameAmongNeighboursAndAlone() {
    Plan plan = plan(TEXT.replace("1..5", "{3, 1}").replaceAll("100\\)", "3)"));
    List<Cell> cells = plan.experiment().cells();
    assertThat(plan.trials().stream().map(PlannedTrial::trial))
        .hasSize(36)
        .containsExactlyElementsOf(cells.stream().map(Trial::of).toList());
    assertThat(IntStream.range(0, 36).mapToObj(cells::get).map(cell -> cell.settings().seed()))
        .startsWith(3L)
        .endsWith(1L);
  }

  private static Plan plan(String text) {
    Experiment experiment =
        Checker.check(new SourceFile("large.exp", text), Path.of(".")).experiment().orElseThrow();
    return new Planner(OptionalInt.empty(), false).plan(experiment, new MemoryStore());
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1 << 20);
  }
}
