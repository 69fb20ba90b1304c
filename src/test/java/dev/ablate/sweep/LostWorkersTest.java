package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that are lost cost attempts, and trials only where nothing else is left. */
class LostWorkersTest {
  private static final String LOST = "the worker was ended by signal 11";
  private static final String AGAIN = LOST + "; trying again from the last checkpoint";

  private final MemoryStore store = new MemoryStore();
  private final PretendTrainer trainer = new PretendTrainer();
  private final Watcher watcher = new Watcher();

  private RunSummary run(int retries, double... rates) {
    return run(
        SampleExperiments.experiment(
            DoubleStream.of(rates).mapToObj(rate -> cell(rate, retries)).toList()));
  }

  private RunSummary run(Experiment experiment) {
    Plan plan = new Planner(OptionalInt.of(2), true).plan(experiment, store);
    return new Runner(List.of(trainer), store, watcher, String::valueOf).run(plan);
  }

  private static Cell cell(double rate, int retries) {
    Cell cell = SampleExperiments.cell("", rate, 1);
    Settings settings = SampleTrials.with(cell.settings(), "retries", new Value.Int(retries));
    return SampleExperiments.cell("", cell.axes(), settings, 2);
  }

  private List<TrialRecord> records() {
    return List.copyOf(store.all().values());
  }

  @Test
  void aLostWorkerCostsAnAttempt() {
    trainer.losses = 1;
    assertThat(run(2, 1, 2, 3)).isEqualTo(new RunSummary(3, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(records()).extracting(TrialRecord::attempts).containsExactly(2, 2, 1);
    assertThat(watcher.warnings).containsExactly(AGAIN + " (2 trials)");
    assertThat(records())
        .extracting(TrialRecord::warnings)
        .containsExactly(List.of(AGAIN), List.of(AGAIN), List.of());
  }

  @Test
  void whatKillsItsWorkerTwiceIsTrainedAloneAndThenGivenUp() {
    RunSummary summary = run(2, 1, PretendTrainer.DEADLY, 3);
    assertThat(summary).isEqualTo(new RunSummary(2, 0, 1, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 2, 1, 1, 1);
    assertThat(records()).extracting(TrialRecord::attempts).containsExactly(3, 3, 1);
    assertThat(records().get(1).error())
        .contains(
            LOST
                + ", in each of 3 attempts, alone in the last;"
                + " a larger retries or --retry-failed gives more");
  }

  @Test
  void itsNeighboursHaveTheResultsTheyWouldHaveHad() {
    run(2, 1, PretendTrainer.DEADLY, 3);
    MemoryStore undisturbed = new MemoryStore();
    Plan plan =
        new Planner(OptionalInt.of(2), true)
            .plan(SampleExperiments.experiment(List.of(cell(1, 2), cell(3, 2))), undisturbed);
    new Runner(List.of(new PretendTrainer()), undisturbed, watcher, String::valueOf).run(plan);
    assertThat(store.all())
        .allSatisfy(
            (fingerprint, record) ->
                assertThat(record.metrics())
                    .isEqualTo(undisturbed.find(fingerprint).orElse(TrialRecord.EMPTY).metrics()));
  }

  @Test
  void theLastAttemptIsAlone() {
    assertThat(run(1, 1, PretendTrainer.DEADLY).done()).isEqualTo(1);
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 1, 1);
    assertThat(records()).extracting(TrialRecord::attempts).containsExactly(2, 2);
  }

  @Test
  void moreAttemptsAreAloneAsWell() {
    assertThat(run(4, 1, PretendTrainer.DEADLY).failed()).isEqualTo(1);
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 2, 1, 1, 1, 1);
  }

  @Test
  void withoutRetriesAllFailThatTheWorkerTrained() {
    trainer.losses = 1;
    assertThat(run(0, 1, 2, 3)).isEqualTo(new RunSummary(1, 0, 2, 0, RunSummary.End.COMPLETE));
    assertThat(records().get(0).error())
        .contains(
            LOST + "; retries = 0 allows no other attempt, run with --retry-failed makes one");
    assertThat(watcher.warnings).isEmpty();
  }

  @Test
  void nobodyJoinsATrialThatIsAlone() {
    trainer.takesWaiting = true;
    RunSummary summary = run(2, 1, PretendTrainer.DEADLY, 3, 4, 5);
    assertThat(summary).isEqualTo(new RunSummary(4, 0, 1, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 2, 1, 1, 2, 1);
  }

  @Test
  void anotherRunHasAllAttemptsAgain() {
    run(1, PretendTrainer.DEADLY);
    run(1, PretendTrainer.DEADLY);
    assertThat(records()).extracting(TrialRecord::attempts).containsExactly(4);
  }

  @Test
  void endsWhereThreeTrialsAreGivenUpFromTheStart() {
    long[] seeds = {1, 2, 3, 4, 5, 6};
    assertThat(run(SampleExperiments.rates(List.of(PretendTrainer.DEADLY), seeds)))
        .isEqualTo(new RunSummary(0, 0, 3, 3, RunSummary.End.FAILING));
  }

  @Test
  void aStopThatWasAskedForCostsNoAttempt() {
    watcher.patience = 2;
    RunSummary summary = run(0, 1, PretendTrainer.DEADLY);
    assertThat(summary).isEqualTo(new RunSummary(0, 0, 0, 2, RunSummary.End.INTERRUPTED));
    assertThat(records()).extracting(TrialRecord::state).containsOnly(TrialState.RUNNING);
  }

  @Test
  void aProgramThatLosesItsWorkerInItsFirstUpdatesIsTrainedFirst() {
    Cell deadly = cell(PretendTrainer.DEADLY, 0);
    Settings others = SampleTrials.with(deadly.settings(), "batch_size", new Value.Int(8));
    Cell ofItsOwn = SampleExperiments.cell("", deadly.axes(), others, 2);
    run(SampleExperiments.experiment(List.of(cell(1, 2), cell(2, 2), ofItsOwn)));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(1, 2);
    assertThat(watcher.warnings)
        .containsExactly(
            "loses its worker in its first updates (%s), so its program is trained first"
                .formatted(LOST));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatTheBestTrialPredictsIsLookedAtAgain(int losses) {
    watcher.patience = 5;
    run(2, 1);
    watcher.patience = Integer.MAX_VALUE;
    trainer.losses = losses;
    run(2, 1);
    assertThat(watcher.events).filteredOn(TrialEvent.Predicted.class::isInstance).hasSize(1);
    assertThat(watcher.warnings).isEqualTo(Collections.nCopies(losses, LOST + "; trying again"));
  }
}
