package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.DeviceException;
import dev.ablate.trial.Losses;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialWatcher;
import dev.ablate.trial.Unheard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private static final List<Double> RATES = List.of(1.0, 2.0, 3.0, 4.0, 5.0);

  private final MemoryStore store = new MemoryStore();
  private final PretendTrainer trainer = new PretendTrainer();
  private final Watcher watcher = new Watcher();

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  private RunSummary run(Experiment experiment) {
    Plan plan = new Planner(OptionalInt.of(2), true).plan(experiment, store);
    return new Runner(List.of(trainer), store, watcher, RunnerTest::message).run(plan);
  }

  @Test
  void trainsEveryTrialAndStoresWhatHappened() {
    RunSummary summary = run(SampleExperiments.rates(List.of(1.0, 2.0, 300.0), 1));
    assertThat(summary).isEqualTo(new RunSummary(2, 1, 0, 0, RunSummary.End.COMPLETE));
    assertThat(store.all().values())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.DONE, TrialState.DONE, TrialState.DIVERGED);
    assertThat(store.all().values())
        .extracting(TrialRecord::metrics)
        .containsExactly(
            Map.of("val_loss", 1.0 / 3), Map.of("val_loss", 2.0 / 3), Map.of("val_loss", 100.0));
    assertThat(watcher.events).hasSize(3 * 5 + 1);
    assertThat(watcher.steps).isEqualTo(3 * 30);
  }

  @Test
  void trainsNothingTwice() {
    run(SampleExperiments.rates(List.of(1.0, 2.0), 1));
    RunSummary again = run(SampleExperiments.rates(List.of(1.0, 2.0), 1));
    assertThat(again).isEqualTo(new RunSummary(0, 0, 0, 0, RunSummary.End.COMPLETE));
    RunSummary more = run(SampleExperiments.rates(List.of(1.0, 2.0, 3.0), 1));
    assertThat(more.done()).isEqualTo(1);
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 1);
    assertThat(store.sweeps).hasSize(2);
  }

  @Test
  void keepsThePlanWithTheSource() {
    run(SampleExperiments.rates(List.of(1.0), 1));
    assertThat(store.sweeps.get(0).title()).isEqualTo("By rate");
    assertThat(store.sweeps.get(0).source()).startsWith("experiment");
    assertThat(store.sweeps.get(0).overrides()).containsExactly("epochs=3");
    assertThat(store.sweeps.get(0).trials()).hasSize(1);
    assertThat(store.sweeps.get(0).versions()).containsKey("ablate");
  }

  @Test
  void failsAnArrayThatCannotBeTrainedAndGoesOn() {
    RunSummary summary =
        run(SampleExperiments.rates(List.of(1.0, PretendTrainer.UNTRAINABLE, 2.0), 1));
    assertThat(summary).isEqualTo(new RunSummary(1, 0, 2, 0, RunSummary.End.COMPLETE));
    assertThat(store.all().values())
        .extracting(TrialRecord::error)
        .containsExactly(
            Optional.of("no luck with 13"), Optional.of("no luck with 13"), Optional.empty());
  }

  @Test
  void endsWhereThreeArraysFailWithTheSameErrorFromTheStart() {
    List<Double> rates = new ArrayList<>(Collections.nCopies(6, PretendTrainer.UNTRAINABLE));
    rates.add(1.0);
    Experiment experiment = SampleExperiments.experiment(seeds(rates));
    assertThat(run(experiment)).isEqualTo(new RunSummary(0, 0, 6, 1, RunSummary.End.FAILING));
    assertThat(trainer.arrays).hasSize(3);
  }

  /** A cell for each rate, the first with seed 1. */
  private static List<Cell> seeds(List<Double> rates) {
    return IntStream.range(0, rates.size())
        .mapToObj(i -> SampleExperiments.cell("", rates.get(i), i + 1))
        .toList();
  }

  @Test
  void triesProgramsOutAndTrainsThoseFirstThatFail() {
    List<Cell> cells =
        Stream.of(1.0, 2.0, PretendTrainer.UNTRAINABLE, 3.0)
            .map(rate -> ofBatchSize(rate, rate == 1.0 ? 8 : rate.intValue()))
            .toList();
    RunSummary summary = run(SampleExperiments.experiment(cells));
    assertThat(summary).isEqualTo(new RunSummary(3, 0, 1, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.triedOut).hasSize(3);
    assertThat(trainer.arrays.get(0)).isEqualTo(trainer.triedOut.get(1));
    assertThat(watcher.warnings)
        .containsExactly("fails in its first updates, so its program is trained first");
  }

  @Test
  void triesNoMoreProgramsOutThanASweepIsWorth() {
    trainer.secondsOfAnUpdate = 1e-9;
    run(SampleExperiments.experiment(Stream.of(4, 5, 6, 7).map(b -> ofBatchSize(1, b)).toList()));
    assertThat(trainer.triedOut).hasSize(1);
  }

  @Test
  void triesNoProgramOutWhereItIsToStop() {
    watcher.patience = 0;
    run(SampleExperiments.experiment(List.of(ofBatchSize(1, 4), ofBatchSize(1, 5))));
    assertThat(trainer.triedOut).isEmpty();
  }

  /** A trial with a program of its own. */
  private static Cell ofBatchSize(double rate, int size) {
    Cell cell = SampleExperiments.cell("", rate, 1);
    Settings settings = SampleTrials.with(cell.settings(), "batch_size", new Value.Int(size));
    return SampleExperiments.cell("", cell.axes(), settings, 2);
  }

  @Test
  void leavesTrialsAsTheyAreWhereNoneCanBeTrained() {
    trainer.gone = true;
    assertThatThrownBy(() -> run(SampleExperiments.rates(List.of(1.0, 2.0, 3.0), 1)))
        .isInstanceOf(SweepFailure.class);
    assertThat(store.all().values())
        .extracting(TrialRecord::state)
        .containsOnly(TrialState.RUNNING);
    trainer.gone = false;
    assertThat(run(SampleExperiments.rates(List.of(1.0, 2.0, 3.0), 1)).done()).isEqualTo(3);
  }

  @Test
  void leavesTrialsAsTheyAreWhereThereIsNoDeviceAnyMore() {
    trainer.before =
        listener -> {
          throw new DeviceException("cuda:0 is not there");
        };
    assertThatThrownBy(() -> run(SampleExperiments.rates(List.of(1.0), 1)))
        .isInstanceOf(DeviceException.class);
    assertThat(store.all().values())
        .extracting(TrialRecord::state)
        .containsOnly(TrialState.RUNNING);
  }

  /** While it comes to the disk, the next array is trained. */
  @Test
  void tellsWhatHasEndedOnceTheNextArrayIsTrainedOrCannotBe() {
    List<Long> told = new ArrayList<>();
    trainer.before =
        listener -> {
          told.add(endsTold());
          trainer.gone = trainer.arrays.size() == 3;
        };
    assertThatThrownBy(() -> run(SampleExperiments.rates(RATES, 1)))
        .isInstanceOf(SweepFailure.class);
    assertThat(told).containsExactly(0L, 1L, 3L);
    assertThat(endsTold()).isEqualTo(4);
  }

  @Test
  void keepsWhatHasEndedWhereTheNextArrayCannotBeBegun() {
    watcher.asked =
        () -> {
          if (watcher.steps == 2 * 30) {
            throw new IllegalStateException("nobody to ask");
          }
        };
    assertThatThrownBy(() -> run(SampleExperiments.rates(RATES, 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.all().values())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.DONE, TrialState.DONE);
    assertThat(endsTold()).isEqualTo(2);
  }

  private long endsTold() {
    return watcher.events.stream().filter(TrialEvent.Finished.class::isInstance).count();
  }

  @Test
  void trainsAnArrayThatDoesNotFitIntoMemoryInHalves() {
    trainer.memory = 32;
    RunSummary summary = run(SampleExperiments.rates(List.of(1.0, 2.0, 3.0), 1));
    assertThat(summary).isEqualTo(new RunSummary(3, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 1, 1, 1);
    assertThat(store.all().values()).extracting(TrialRecord::attempts).containsExactly(2, 2, 1);
    String message = "out of memory; trying again with at most 1 at once";
    assertThat(watcher.warnings).containsExactly(message + " (2 trials)");
    assertThat(store.all().values())
        .extracting(TrialRecord::warnings)
        .containsExactly(List.of(message), List.of(message), List.of());
  }

  @Test
  void trialsOfTheNextArrayOfTheProgramTakePlaces() {
    trainer.takesWaiting = true;
    Cell other = ofBatchSize(2.0, 8);
    List<Cell> cells = new ArrayList<>(SampleExperiments.rates(RATES, 1).cells());
    cells.add(other);
    cells.addAll(SampleExperiments.rates(RATES, 2).cells());
    RunSummary summary = run(SampleExperiments.experiment(cells));
    assertThat(summary).isEqualTo(new RunSummary(11, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(11);
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 2, 2, 1, 2, 2);
    assertThat(trainer.arrays.get(3)).containsExactly(Trial.of(other).fingerprint());
  }

  @Test
  void aTrialThatWasBegunInSmallerPartsBeginsAnArray() {
    trainer.takesWaiting = true;
    Experiment experiment = SampleExperiments.rates(RATES, 1);
    Trial begun = Trial.of(experiment.cells().get(3));
    store.append(begun, new TrialEvent.Started(Instant.EPOCH, 1, "cpu", Map.of()));
    TrialEvent.Reached reached = new TrialEvent.Reached(0, 0);
    Map<String, String> inParts = Map.of(TrainingState.PARTS, "2");
    store.keep(begun, new TrainingState(inParts, reached, 0, List.of(), List.of()), Losses.THROWN);
    store.force();
    run(experiment);
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 1, 1, 1);
  }

  @Test
  void anArrayThatFailsFailsThoseThatHaveJoinedAndNoOthers() {
    trainer.takesWaiting = true;
    RunSummary summary =
        run(
            SampleExperiments.rates(
                List.of(1.0, 2.0, PretendTrainer.UNTRAINABLE, 3.0, 4.0, 5.0), 1));
    assertThat(summary).isEqualTo(new RunSummary(4, 0, 2, 0, RunSummary.End.COMPLETE));
    assertThat(store.all().values())
        .extracting(TrialRecord::state)
        .containsExactly(
            TrialState.DONE,
            TrialState.DONE,
            TrialState.FAILED,
            TrialState.FAILED,
            TrialState.DONE,
            TrialState.DONE);
  }

  @Test
  void allOfAProgramAreTrainedInHalvesWhereItsFirstArrayDoesNotFit() {
    trainer.takesWaiting = true;
    trainer.memory = 32;
    RunSummary summary = run(SampleExperiments.rates(RATES, 1));
    assertThat(summary).isEqualTo(new RunSummary(5, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 1, 1, 1, 1, 1);
  }

  @Test
  void keepsWhatEndedBeforeMemoryRanOut() {
    RunSummary summary = run(SampleExperiments.rates(List.of(1.0, PretendTrainer.GREEDY), 1));
    assertThat(summary).isEqualTo(new RunSummary(2, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(2, 1);
    assertThat(store.all().values()).extracting(TrialRecord::attempts).containsExactly(1, 2);
  }

  @Test
  void trainsATrialThatDoesNotFitAloneInSmallerParts() {
    trainer.memory = 8;
    RunSummary summary = run(SampleExperiments.rates(List.of(1.0), 1));
    assertThat(summary).isEqualTo(new RunSummary(1, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(trainer.arrays).hasSize(3).containsOnly(trainer.arrays.get(0));
    assertThat(store.all().values()).extracting(TrialRecord::attempts).containsExactly(3);
    assertThat(watcher.warnings)
        .containsExactly(
            "out of memory; trying again with accumulate = 2",
            "out of memory; trying again with accumulate = 4");
    assertThat(store.all().values())
        .extracting(TrialRecord::warnings)
        .containsExactly(watcher.warnings);
  }

  @Test
  void failsATrialThatFitsInNoParts() {
    trainer.memory = 0;
    run(SampleExperiments.rates(List.of(1.0), 1));
    assertThat(store.all().values())
        .extracting(record -> record.error().orElseThrow())
        .containsExactly(
            "out of memory, also with accumulate = 32;"
                + " write a smaller batch_size or a smaller model");
  }

  @Test
  void failsOnlyTheTrialThatIsNotToBeTriedInSmallerParts() {
    trainer.memory = 16;
    Cell cell = SampleExperiments.cell("", 1.0, 1);
    Settings strict = SampleTrials.with(cell.settings(), "on_oom", new Value.Text("fail"));
    Cell failing = SampleExperiments.cell("", cell.axes(), strict, 2);
    Cell other = SampleExperiments.cell("", 2.0, 1);
    RunSummary summary = run(SampleExperiments.experiment(List.of(failing, other)));
    assertThat(summary).isEqualTo(new RunSummary(1, 0, 1, 0, RunSummary.End.COMPLETE));
    assertThat(store.all().values())
        .extracting(TrialRecord::error)
        .containsExactly(
            Optional.of(
                "out of memory; write on_oom = retry_smaller, a smaller batch_size"
                    + " or a larger accumulate"),
            Optional.empty());
  }

  @Test
  void countsAttempts() {
    Experiment experiment = SampleExperiments.rates(List.of(PretendTrainer.UNTRAINABLE), 1);
    run(experiment);
    run(experiment);
    assertThat(store.all().values()).extracting(TrialRecord::attempts).containsExactly(2);
  }

  @Test
  void stopsWhenAskedAndGoesOnInTheNextRun() {
    Experiment experiment = SampleExperiments.rates(List.of(1.0, 2.0, 3.0), 1);
    watcher.patience = 2;
    assertThat(run(experiment)).isEqualTo(new RunSummary(0, 0, 0, 3, RunSummary.End.INTERRUPTED));
    assertThat(store.all().values())
        .extracting(TrialRecord::state)
        .containsOnly(TrialState.RUNNING);
    watcher.patience = Integer.MAX_VALUE;
    assertThat(run(experiment)).isEqualTo(new RunSummary(3, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(store.all().values()).extracting(TrialRecord::attempts).containsExactly(2, 2, 1);
  }

  @Test
  void endsWhereATrialDivergesThatSaysSoAndGoesOnInTheNextRun() {
    Experiment experiment =
        SampleExperiments.experiment(
            Stream.of(1.0, 300.0, 2.0, 3.0).map(RunnerTest::stoppingCell).toList());
    assertThat(run(experiment)).isEqualTo(new RunSummary(1, 1, 0, 2, RunSummary.End.NAN));
    assertThat(trainer.arrays).hasSize(1);
    assertThat(run(experiment)).isEqualTo(new RunSummary(2, 0, 0, 0, RunSummary.End.COMPLETE));
  }

  private static Cell stoppingCell(double rate) {
    Cell cell = SampleExperiments.cell("", rate, 1);
    Settings settings = SampleTrials.with(cell.settings(), "on_nan", new Value.Text("stop"));
    return SampleExperiments.cell("", cell.axes(), settings, 2);
  }

  @Test
  void looksOnceAtWhatTheBestTrialPredicts() {
    run(SampleExperiments.rates(List.of(2.0, 1.0, 3.0), 1));
    assertThat(predicted()).containsExactly(0, 1, 0);
    run(SampleExperiments.rates(List.of(2.0, 1.0, 3.0), 1));
    assertThat(watcher.events).filteredOn(TrialEvent.Predicted.class::isInstance).hasSize(1);
    run(SampleExperiments.rates(List.of(2.0, 1.0, 3.0, 0.5), 1));
    assertThat(predicted()).containsExactly(0, 1, 0, 1);
  }

  @Test
  void looksInTheNextRunWhereTheFirstWasEnded() {
    Experiment experiment = SampleExperiments.rates(List.of(1.0), 1);
    watcher.patience = 5;
    assertThat(run(experiment)).isEqualTo(new RunSummary(1, 0, 0, 0, RunSummary.End.UNPREDICTED));
    assertThat(store.all().values()).extracting(TrialRecord::state).containsOnly(TrialState.DONE);
    assertThat(predicted()).containsExactly(0);
    watcher.patience = Integer.MAX_VALUE;
    assertThat(run(experiment)).isEqualTo(new RunSummary(0, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(predicted()).containsExactly(1);
  }

  @Test
  void endsWellWithoutPredictionsAndSaysSo() {
    RunSummary summary = run(SampleExperiments.rates(List.of(PretendTrainer.UNPREDICTABLE), 1));
    assertThat(summary).isEqualTo(new RunSummary(1, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(predicted()).containsExactly(0);
    assertThat(watcher.warnings)
        .containsExactly("what the best trial predicts was not looked at: no luck with 15");
  }

  @Test
  void endsWhereTheDeviceIsGoneWhenTheBestTrialPredicts() {
    Experiment experiment = SampleExperiments.rates(List.of(PretendTrainer.GONE_AT_THE_END), 1);
    assertThatThrownBy(() -> run(experiment)).isInstanceOf(SweepFailure.class);
    assertThat(store.all().values()).extracting(TrialRecord::state).containsOnly(TrialState.DONE);
  }

  @Test
  void endsWherePredictionsCannotBeStored() {
    store.fullForPredictions = true;
    Experiment experiment = SampleExperiments.rates(List.of(1.0), 1);
    assertThatThrownBy(() -> run(experiment)).isInstanceOf(StoreException.class);
  }

  private List<Integer> predicted() {
    return store.all().values().stream().map(record -> record.predictions().size()).toList();
  }

  @Test
  void keepsTheBestWeights() {
    run(SampleExperiments.rates(List.of(1.0), 1));
    assertThat(store.all().values()).allSatisfy(record -> assertThat(record.weights()).isPresent());
    assertThat(watcher.warnings).isEmpty();
  }

  @Test
  void goesOnWithoutWeightsThatCannotBeKeptAndSaysSo() {
    store.full = true;
    RunSummary summary = run(SampleExperiments.rates(List.of(1.0, 2.0), 1));
    assertThat(summary).isEqualTo(new RunSummary(2, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(store.all().values()).allSatisfy(r -> assertThat(r.weights()).isEmpty());
    assertThat(watcher.warnings).hasSize(2).allMatch("no space left for weights"::equals);
  }

  @Test
  void endsWhereTheStoreCannotBeWritten() {
    TrialWatcher broken =
        new Unheard() {
          @Override
          public void happened(Trial trial, TrialEvent event) {
            throw new StoreException("the disk is full");
          }
        };
    Plan plan =
        new Planner(OptionalInt.of(1), false)
            .plan(SampleExperiments.rates(List.of(1.0, 2.0), 1), store);
    assertThatThrownBy(
            () -> new Runner(List.of(trainer), store, broken, RunnerTest::message).run(plan))
        .isInstanceOf(StoreException.class);
    assertThat(trainer.arrays).hasSize(1);
  }
}
