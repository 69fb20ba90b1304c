package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private final MemoryStore store = new MemoryStore();

  private Plan plan(Experiment experiment) {
    return new Planner(OptionalInt.empty(), false).plan(experiment, store);
  }

  private Plan plan(Experiment experiment, int widest) {
    return new Planner(OptionalInt.of(widest), false).plan(experiment, store);
  }

  private void store(Trial trial, TrialState state) {
    Instant time = Instant.EPOCH;
    store.append(trial, new TrialEvent.Started(time, 1, "cpu", Map.of()));
    if (state != TrialState.RUNNING) {
      store.append(
          trial,
          new TrialEvent.Finished(time, state, OptionalInt.empty(), Map.of(), Optional.empty()));
    }
  }

  private static List<List<Long>> seeds(Plan plan) {
    return plan.arrays().stream()
        .map(array -> array.stream().map(trial -> trial.settings().seed()).toList())
        .toList();
  }

  @Test
  void mergesEqualCellsAndKeepsTheirPlaces() {
    Plan plan =
        plan(
            SampleExperiments.experiment(
                List.of(
                    SampleExperiments.cell("a", 0.1, 1),
                    SampleExperiments.cell("b", 0.2, 1),
                    SampleExperiments.cell("c", 0.1, 1))));
    assertThat(plan.trials()).hasSize(2);
    assertThat(plan.trials().get(0).placements())
        .extracting(Placement::variant)
        .containsExactly("a", "c");
    assertThat(plan.counts()).isEqualTo(new Plan.Counts(6, 3, 1, 0, 0, 2));
  }

  @Test
  void leavesAloneWhatIsOverAndRunsTheRest() {
    Experiment experiment = SampleExperiments.rates(List.of(1.0, 2.0, 3.0, 4.0, 5.0), 1);
    List<PlannedTrial> trials = plan(experiment).trials();
    store(trials.get(0).trial(), TrialState.DONE);
    store(trials.get(1).trial(), TrialState.DIVERGED);
    store(trials.get(2).trial(), TrialState.FAILED);
    store(trials.get(3).trial(), TrialState.RUNNING);
    Plan plan = plan(experiment);
    assertThat(plan.trials())
        .extracting(t -> plan.record(t).state().text())
        .containsExactly("done", "diverged", "failed", "running", "new");
    assertThat(plan.counts()).isEqualTo(new Plan.Counts(8, 3, 0, 2, 1, 2));
    assertThat(plan.trials().get(0).array()).isEmpty();
    assertThat(plan.arrays())
        .containsExactly(List.of(trials.get(3).trial(), trials.get(4).trial()));
  }

  @Test
  void retriesFailedTrialsWhenAsked() {
    Experiment experiment = SampleExperiments.rates(List.of(1.0, 2.0), 1);
    store(plan(experiment).trials().get(0).trial(), TrialState.FAILED);
    Plan plan = new Planner(OptionalInt.empty(), true).plan(experiment, store);
    assertThat(plan.counts()).isEqualTo(new Plan.Counts(5, 3, 0, 0, 0, 2));
    assertThat(plan.arrays()).containsExactly(plan.trials().stream().map(t -> t.trial()).toList());
  }

  @Test
  void fillsArraysWithTheFirstSeedsFirst() {
    Plan plan = plan(SampleExperiments.rates(List.of(1.0, 2.0, 3.0), 1, 2, 3), 5);
    assertThat(seeds(plan)).containsExactly(List.of(1L, 1L, 1L, 2L, 2L), List.of(2L, 3L, 3L, 3L));
  }

  @Test
  void seedsShareNoArrayWhereTheDataIsTooLargeForTheDevice() {
    List<Cell> cells =
        SampleExperiments.rates(List.of(1.0, 2.0), 1, 2).cells().stream()
            .map(PlannerTest::withManyImages)
            .toList();
    Plan plan = plan(SampleExperiments.experiment(cells));
    assertThat(seeds(plan)).containsExactly(List.of(1L, 1L), List.of(2L, 2L));
  }

  private static Cell withManyImages(Cell cell) {
    DataInfo images =
        new DataInfo(Shape.of(3, 224, 224), Task.CLASSES, 10, 1_300_000, 0, 50_000, "images");
    return new Cell(
        cell.variant(),
        cell.axes(),
        cell.lets(),
        Set.of(),
        cell.settings(),
        cell.network(),
        images);
  }

  @Test
  void takesTrialsOneByOneWhenAsked() {
    Plan plan = plan(SampleExperiments.rates(List.of(1.0, 2.0), 1, 2), 1);
    assertThat(seeds(plan)).containsExactly(List.of(1L), List.of(1L), List.of(2L), List.of(2L));
  }

  @Test
  void takesTurnsBetweenProgramsSoThatEachSeedIsWholeFirst() {
    Settings one = SampleTrials.settings();
    Settings two = SampleTrials.with(one, "seed", new Value.Int(2));
    Plan plan =
        plan(
            SampleExperiments.experiment(
                List.of(
                    SampleExperiments.cell("a", Map.of(), one, 2),
                    SampleExperiments.cell("b", Map.of(), one, 3),
                    SampleExperiments.cell("a", Map.of(), two, 2),
                    SampleExperiments.cell("b", Map.of(), two, 3))),
            1);
    assertThat(plan.arrays())
        .extracting(array -> array.get(0).settings().seed(), a -> width(a.get(0)))
        .containsExactly(tuple(1L, 2), tuple(1L, 3), tuple(2L, 2), tuple(2L, 3));
  }

  private static int width(Trial trial) {
    return trial.network().output().size(0);
  }

  @Test
  void sharesAnArrayWhereTheCatalogLetsParametersDiffer() {
    Settings usual = SampleTrials.settings();
    Settings smoothed =
        SampleTrials.with(usual, "loss", usual.loss().with("label_smoothing", new Value.Real(0.1)));
    Settings longer = SampleTrials.with(usual, "epochs", new Value.Int(9));
    Settings batches = SampleTrials.with(usual, "batch_size", new Value.Int(64));
    Cell otherDropout =
        new Cell(
            "d",
            Map.of(),
            Map.of(),
            Set.of(),
            usual,
            SampleTrials.network(2, 0.1),
            SampleTrials.data());
    Plan plan =
        plan(
            SampleExperiments.experiment(
                List.of(
                    SampleExperiments.cell("a", Map.of(), usual, 2),
                    SampleExperiments.cell("b", Map.of(), smoothed, 2),
                    SampleExperiments.cell("c", Map.of(), longer, 2),
                    otherDropout,
                    SampleExperiments.cell("e", Map.of(), batches, 2),
                    SampleExperiments.cell("f", Map.of(), usual, 3))));
    assertThat(plan.trials())
        .extracting(trial -> trial.array().getAsInt())
        .containsExactly(0, 0, 0, 0, 1, 2);
  }
}
