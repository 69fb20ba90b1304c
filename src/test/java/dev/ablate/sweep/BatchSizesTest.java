package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.Unheard;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What becomes of {@code batch_size = auto} once sizes are found. */
class BatchSizesTest {
  private final MemoryStore store = new MemoryStore();

  private static Cell cell(double rate, long seed, int width) {
    Settings sized = SampleExperiments.cell("", rate, seed).settings();
    Settings open = SampleTrials.with(sized, "batch_size", Settings.AUTO);
    return SampleExperiments.cell("", Map.of(), open, width);
  }

  private Plan plan(Cell... cells) {
    return new Planner(OptionalInt.of(2), false)
        .plan(SampleExperiments.experiment(List.of(cells)), store);
  }

  private void run(Plan plan) {
    new Runner(List.of(new PretendTrainer()), store, new Unheard(), String::valueOf).run(plan);
  }

  @Test
  void everyProgramIsGivenASizeByItsWidestArray() {
    Plan plan = plan(cell(1, 1, 2), cell(1, 1, 3), cell(2, 1, 3), cell(3, 1, 3));
    List<List<Trial>> open = plan.withoutBatchSize();
    assertThat(open).extracting(List::size).containsExactly(1, 2);

    Plan half = plan.withBatchSize(open.get(0).get(0), 16);
    assertThat(half.withoutBatchSize()).containsExactly(open.get(1));

    Plan whole = half.withBatchSize(open.get(1).get(0), 64);
    assertThat(whole.withoutBatchSize()).isEmpty();
    assertThat(whole.trials())
        .extracting(planned -> whole.trained(planned.trial()).settings().batchSize())
        .containsExactly(16, 64, 64, 64);
    assertThat(whole.trained(open.get(0).get(0)).steps()).isEqualTo(3 * 5);
  }

  @Test
  void aSizeIsKeptForTheTrialsOfLaterRuns() {
    Plan first = plan(cell(1, 1, 2));
    run(first.withBatchSize(first.trials().get(0).trial(), 16));
    assertThat(store.all().values())
        .extracting(TrialRecord::batchSize)
        .containsExactly(OptionalInt.of(16));

    Plan more = plan(cell(1, 1, 2), cell(2, 1, 2), cell(2, 7, 2));
    assertThat(more.withoutBatchSize()).isEmpty();
    run(more.withBatchSize(more.trials().get(1).trial(), 32));
    assertThat(store.all().values())
        .extracting(record -> record.batchSize().orElseThrow())
        .containsExactly(16, 16, 16);
  }

  @Test
  void theSettingStaysAuto() {
    Plan plan = plan(cell(1, 1, 2));
    Trial planned = plan.trials().get(0).trial();
    run(plan.withBatchSize(planned, 16));
    StoredTrial stored = store.startingWith("").get(0);
    assertThat(stored.fingerprint()).isEqualTo(planned.fingerprint());
    assertThat(stored.settings()).containsEntry("batch_size", "auto");
  }

  @Test
  void sizesThatAreSetStay() {
    Plan plan = plan(SampleExperiments.cell("", 1, 1));
    assertThat(plan.withoutBatchSize()).isEmpty();
    Trial trial = plan.trials().get(0).trial();
    assertThat(plan.withBatchSize(trial, 16).trained(trial)).isSameAs(trial);
    run(plan);
    assertThat(store.all().values()).allMatch(record -> record.batchSize().isEmpty());
  }
}
