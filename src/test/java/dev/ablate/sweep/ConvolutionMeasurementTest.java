package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.Losses;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.Unheard;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On a GPU the ways to compute a program's convolutions are timed once, and the fastest is kept.
 */
class ConvolutionMeasurementTest {
  private static final OptionalInt AUTO = OptionalInt.empty();
  private static final int MANY_ROWS = 3_200_000;
  private static final Network CNN = Networks.layer("Conv2d(3, 3)", Shape.of(1, 4, 4));

  private final MemoryStore store = new MemoryStore();
  private final PretendTrainer trainer = new PretendTrainer();

  /** Unfolding is fastest, and four trials at once are best. */
  @BeforeEach
  void pretend() {
    trainer.device = "cuda:0";
    trainer.costs = width -> new StepCost(Math.max(1, width / 4.0), 1 << 20, 1 << 30);
    trainer.slowness = trial -> trial.convolutions().equals(unfold()) ? 1 : 1.5;
  }

  private static Optional<ConvolutionStrategy> unfold() {
    return Optional.of(ConvolutionStrategy.UNFOLD);
  }

  private static Experiment rates(int count, Network network) {
    return SampleExperiments.experiment(
        DoubleStream.iterate(1, rate -> rate + 0.01)
            .limit(count)
            .mapToObj(rate -> cell(rate, network))
            .toList());
  }

  private static Cell cell(double rate, Network network) {
    Settings settings = SampleTrials.settings();
    Value lr = new Value.Real(rate);
    settings = SampleTrials.with(settings, "optimizer", settings.optimizer().with("lr", lr));
    return new Cell(
        "",
        Map.of("optimizer.lr", lr),
        Map.of(),
        Set.of(),
        settings,
        network,
        new DataInfo(network.input(), Task.CLASSES, 2, MANY_ROWS, 10, 10, "da7a"));
  }

  private void run(Experiment experiment, OptionalInt array) {
    trainer.arrays.clear();
    trainer.costed.clear();
    trainer.trained.clear();
    Plan plan = new Planner(array, false).plan(experiment, store);
    new Runner(List.of(trainer), store, new Unheard(), String::valueOf).run(plan);
  }

  private List<Optional<ConvolutionStrategy>> used() {
    return trainer.trained.stream().map(Trial::convolutions).distinct().toList();
  }

  @Test
  void eachWayIsTimedByAFewTrialsAndWidthsByTheFastest() {
    run(rates(10, CNN), AUTO);
    assertThat(trainer.costed.subList(0, 4)).containsExactly(4, 4, 4, 4);
    assertThat(trainer.costed.subList(4, 8)).containsExactly(1, 2, 4, 8);
    assertThat(used()).containsExactly(unfold());
    ArrayWidth found = store.widths().get(store.widths().size() - 1);
    assertThat(found.width()).isEqualTo(4);
    assertThat(found.costs().get(2).seconds()).isEqualTo(1);
    ConvolutionTimes times = found.convolutions().orElseThrow();
    assertThat(times.fastest()).isEqualTo(ConvolutionStrategy.UNFOLD);
    assertThat(times.times())
        .extracting(ConvolutionTimes.Time::strategy)
        .containsExactly(ConvolutionStrategy.values());
  }

  /** The GPU was busy with something else when unfolding was timed first. */
  @Test
  void thoseThatAreNearlyTheFastestAreTimedOnceMore() {
    Iterator<Double> unfolding = List.of(1.1, 0.8).iterator();
    trainer.slowness =
        trial ->
            trial.convolutions().equals(unfold())
                ? unfolding.next()
                : trial.convolutions().equals(Optional.of(ConvolutionStrategy.GROUPED)) ? 1 : 3;
    run(rates(10, CNN), OptionalInt.of(5));
    assertThat(trainer.costed).containsExactly(4, 4, 4, 4, 4, 4);
    assertThat(used()).containsExactly(unfold());
  }

  @Test
  void newTrialsOfTheProgramAreTrainedInTheSameWayUnmeasured() {
    run(rates(10, CNN), AUTO);
    trainer.slowness = trial -> 1;
    run(rates(15, CNN), AUTO);
    assertThat(trainer.costed).isEmpty();
    assertThat(trainer.trained).hasSize(5);
    assertThat(used()).containsExactly(unfold());
  }

  @Test
  void whatIsKnownStaysWhereMemoryRunsOut() {
    run(rates(10, CNN), AUTO);
    trainer.memory = 64;
    run(rates(20, CNN), AUTO);
    assertThat(store.widths().get(store.widths().size() - 1).tooWide()).hasValue(4);
    trainer.memory = Integer.MAX_VALUE;
    run(rates(30, CNN), AUTO);
    assertThat(trainer.costed).isEmpty();
    assertThat(used()).containsExactly(unfold());
  }

  @Test
  void aWayThatDoesNotFitOrFailsIsNotTaken() {
    trainer.slowness =
        trial -> {
          if (trial.convolutions().equals(unfold())) {
            throw new MemoryException("out of memory", new OutOfMemoryError());
          }
          if (trial.convolutions().equals(Optional.of(ConvolutionStrategy.GROUPED))) {
            throw new IllegalStateException("not supported");
          }
          return trial.convolutions().equals(Optional.of(ConvolutionStrategy.ROW_BY_ROW)) ? 3 : 4;
        };
    run(rates(10, CNN), AUTO);
    assertThat(used()).containsExactly(Optional.of(ConvolutionStrategy.ROW_BY_ROW));
  }

  @Test
  void itIsTimedAlsoWhereTheUserSaysTheWidth() {
    run(rates(10, CNN), OptionalInt.of(5));
    assertThat(trainer.costed).containsExactly(4, 4, 4, 4);
    assertThat(trainer.arrays).extracting(List::size).containsExactly(5, 5);
    assertThat(used()).containsExactly(unfold());
    run(rates(20, CNN), AUTO);
    assertThat(trainer.costed).startsWith(1, 2, 4, 8);
    assertThat(used()).containsExactly(unfold());
  }

  /** Its checkpoint says which one it was. */
  @Test
  void whatWasBegunInAnotherWayBeginsAnArray() {
    run(rates(4, CNN), AUTO);
    trainer.takesWaiting = true;
    Experiment more = rates(10, CNN);
    begun(Trial.of(more.cells().get(8)), ConvolutionStrategy.UNFOLD);
    begun(Trial.of(more.cells().get(9)), ConvolutionStrategy.GROUPED);
    run(more, OptionalInt.of(4));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(4, 1, 1);
  }

  @Test
  void anArrayThatWasBegunInAnotherWayTakesOnlyWhatBeginsWithIt() {
    run(rates(4, CNN), AUTO);
    trainer.takesWaiting = true;
    Experiment more = rates(11, CNN);
    begun(Trial.of(more.cells().get(4)), ConvolutionStrategy.GROUPED);
    begun(Trial.of(more.cells().get(10)), ConvolutionStrategy.UNFOLD);
    run(more, OptionalInt.of(5));
    assertThat(trainer.arrays).extracting(List::size).containsExactly(5, 1, 1);
  }

  private void begun(Trial trial, ConvolutionStrategy strategy) {
    Map<String, String> conditions = Map.of(TrainingState.CONVOLUTIONS, strategy.key());
    TrialEvent.Reached reached = new TrialEvent.Reached(0, 0);
    store.append(trial, new TrialEvent.Started(Instant.EPOCH, 1, "cuda:0", Map.of()));
    store.keep(
        trial, new TrainingState(conditions, reached, 0, List.of(), List.of()), Losses.THROWN);
    store.force();
  }

  @Test
  void oneTrialIsEnough() {
    run(rates(1, CNN), AUTO);
    assertThat(trainer.costed).containsExactly(1, 1, 1, 1);
    assertThat(used()).containsExactly(unfold());
  }

  @Test
  void littleToTrainAndWhatHasNoConvolutionsIsNotTimed() {
    run(rates(1, SampleTrials.network(2, 0.5)), AUTO);
    assertThat(trainer.costed).isEmpty();
    run(SampleExperiments.rates(List.of(1.0, 2.0), 1), AUTO);
    assertThat(trainer.costed).isEmpty();
    assertThat(used()).containsExactly(Optional.empty());
  }

  @Test
  void onACpuNothingIsTimedAndWhatAGpuTookDoesNotCount() {
    run(rates(10, CNN), AUTO);
    trainer.device = "cpu";
    run(rates(14, CNN), AUTO);
    assertThat(trainer.costed).startsWith(1, 2, 4);
    assertThat(used()).containsExactly(Optional.empty());
    trainer.device = "cuda:1";
    run(rates(18, CNN), AUTO);
    assertThat(trainer.costed).startsWith(4, 4, 4, 4, 1, 2, 4);
  }
}
