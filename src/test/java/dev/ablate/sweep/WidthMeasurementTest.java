package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.Trial;
import dev.ablate.trial.Unheard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs measure, keep and plan by. */
class WidthMeasurementTest {
  private static final OptionalInt AUTO = OptionalInt.empty();

  /** Training rows that are worth a measurement. */
  private static final int MANY_ROWS = 3_200_000;

  private final MemoryStore store = new MemoryStore();
  private PretendTrainer trainer = new PretendTrainer();

  /** A trainer for which four at once are best. */
  private static PretendTrainer trainer() {
    PretendTrainer trainer = new PretendTrainer();
    trainer.costs = width -> new StepCost(Math.max(1, width / 4.0), 1 << 20, 1 << 30);
    return trainer;
  }

  private static Experiment rates(int count) {
    return SampleExperiments.experiment(
        DoubleStream.iterate(1, rate -> rate + 0.01)
            .limit(count)
            .mapToObj(rate -> cell(rate, 32))
            .toList());
  }

  private static Cell cell(double rate, int batchSize) {
    Settings settings = SampleTrials.settings();
    Value lr = new Value.Real(rate);
    settings = SampleTrials.with(settings, "optimizer", settings.optimizer().with("lr", lr));
    settings = SampleTrials.with(settings, "batch_size", new Value.Int(batchSize));
    return new Cell(
        "",
        Map.of("optimizer.lr", lr),
        Map.of(),
        Set.of(),
        settings,
        SampleTrials.network(2, 0.5),
        new DataInfo(Shape.of(2), Task.CLASSES, 2, MANY_ROWS, 10, 10, "da7a"));
  }

  private Plan plan(Experiment experiment, OptionalInt array) {
    return new Planner(array, false).plan(experiment, store);
  }

  private List<Integer> run(Experiment experiment, OptionalInt array) {
    trainer.arrays.clear();
    new Runner(List.of(trainer), store, new Unheard(), String::valueOf)
        .run(plan(experiment, array));
    return trainer.arrays.stream().map(List::size).toList();
  }

  private static List<Integer> sizes(Plan plan) {
    return plan.arrays().stream().map(List::size).toList();
  }

  @Test
  void arraysAreAsWideAsIsBestAndNothingIsMeasuredTwice() {
    trainer = trainer();
    assertThat(sizes(plan(rates(10), AUTO))).containsExactly(10);
    assertThat(run(rates(10), AUTO)).containsExactly(4, 4, 2);
    assertThat(store.sweeps.get(0).trials())
        .extracting(trial -> trial.array().getAsInt())
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2);
    assertThat(trainer.costed).contains(1, 2, 4, 8);
    trainer.costed.clear();
    assertThat(sizes(plan(rates(15), AUTO))).containsExactly(4, 1);
    assertThat(run(rates(15), AUTO)).containsExactly(4, 1);
    assertThat(trainer.costed).isEmpty();
  }

  @Test
  void programsAreMeasuredEachForItself() {
    trainer = trainer();
    List<Cell> cells =
        Stream.concat(
                rates(6).cells().stream(), DoubleStream.of(1, 2).mapToObj(rate -> cell(rate, 64)))
            .toList();
    assertThat(run(SampleExperiments.experiment(cells), AUTO)).containsExactly(4, 2, 2);
    assertThat(store.widths()).extracting(ArrayWidth::width).containsExactly(4, 2);
    assertThat(store.widths().stream().map(ArrayWidth::program).collect(Collectors.toSet()))
        .hasSize(2);
  }

  @Test
  void moreAreMeasuredWhereMoreWait() {
    trainer = trainer();
    run(rates(3), AUTO);
    assertThat(store.widths()).extracting(ArrayWidth::width).containsExactly(3);
    run(rates(20), AUTO);
    assertThat(store.widths()).extracting(ArrayWidth::width).containsExactly(3, 4);
  }

  @Test
  void whatTheUserSaysIsNotMeasured() {
    trainer = trainer();
    assertThat(run(rates(10), OptionalInt.of(5))).containsExactly(5, 5);
    assertThat(run(rates(13), OptionalInt.of(1))).containsExactly(1, 1, 1);
    assertThat(trainer.costed).isEmpty();
    assertThat(store.widths()).isEmpty();
  }

  @Test
  void littleToTrainIsNotMeasured() {
    run(SampleExperiments.rates(List.of(1.0, 2.0), 1), AUTO);
    assertThat(trainer.costed).isEmpty();
  }

  @Test
  void widthsOfOtherDevicesAndMachinesDoNotCount() {
    trainer = trainer();
    run(rates(10), AUTO);
    ArrayWidth found = store.widths().get(0);
    assertThat(sizes(plan(rates(20), AUTO))).containsExactly(4, 4, 2);
    Plan onGpu = new Planner(AUTO, false, "cuda").plan(rates(20), store);
    assertThat(sizes(onGpu)).containsExactly(10);
    Plan plan = plan(rates(10), AUTO);
    Trial trial = plan.trials().get(0).trial();
    store.save(plan.widths().on("cuda:0").now(trial, 2, List.of(), AUTO));
    Plan now = new Planner(AUTO, false, "auto").plan(rates(20), store);
    assertThat(now.widths().found(now.arrays().get(0).get(0)).orElseThrow().device())
        .isEqualTo("cuda:0");
    store.save(
        new ArrayWidth(
            found.program(),
            "another",
            "cpu",
            found.time(),
            7,
            found.costs(),
            found.tooWide(),
            Optional.empty()));
    Plan onCpu = new Planner(AUTO, false, "cpu").plan(rates(20), store);
    assertThat(sizes(onCpu)).containsExactly(4, 4, 2);
  }

  @Test
  void arraysAreAsWideAsIsKnownOfTheDeviceThatAutoTurnsOutToBe() {
    Experiment few = SampleExperiments.rates(List.of(1.0, 2.0, 3.0), 1);
    Plan plan = plan(few, AUTO);
    Trial trial = plan.arrays().get(0).get(0);
    store.save(plan.widths().on("cuda:0").now(trial, 2, List.of(), OptionalInt.of(3)));
    assertThat(sizes(plan(few, AUTO))).containsExactly(2, 1);
    assertThat(run(few, AUTO)).containsExactly(3);
    assertThat(trainer.costed).isEmpty();
  }

  @Test
  void whatDidNotFitIsRememberedAndArraysStayNarrow() {
    trainer.memory = 64;
    Experiment few = SampleExperiments.rates(List.of(1.0, 2.0, 3.0, 4.0), 1);
    assertThat(run(few, AUTO)).containsExactly(4, 2, 2);
    assertThat(store.widths()).hasSize(1);
    assertThat(store.widths().get(0).width()).isEqualTo(2);
    assertThat(store.widths().get(0).tooWide()).hasValue(4);
    Experiment more = SampleExperiments.rates(List.of(1.0, 2.0, 3.0, 4.0), 1, 2);
    assertThat(sizes(plan(more, AUTO))).containsExactly(2, 2);
    assertThat(run(more, AUTO)).containsExactly(2, 2);
    assertThat(sizes(plan(SampleExperiments.rates(List.of(5.0, 6.0, 7.0), 1), OptionalInt.of(3))))
        .containsExactly(3);
  }

  @Test
  void largeNetworksStandInNarrowArraysBeforeAnythingIsMeasured() {
    List<Cell> cells =
        DoubleStream.iterate(1, rate -> rate + 1)
            .limit(100)
            .mapToObj(rate -> SampleExperiments.cell("", Map.of(), withRate(rate), 100_000))
            .toList();
    Experiment large = SampleExperiments.experiment(cells);
    assertThat(sizes(plan(large, AUTO))).hasSize(10).containsOnly(10);
    assertThat(sizes(new Planner(AUTO, false, "cuda").plan(large, store))).containsExactly(64, 36);
  }

  @Test
  void onACpuLargeImageNetworksAreNotMeasuredButTrainedOneByOne() {
    Trial small = withConvolution(8);
    Trial large = withConvolution(1024);
    assertThat(Widths.of(AUTO, List.of(), "cpu").isKnown(small, 10)).isFalse();
    assertThat(Widths.of(AUTO, List.of(), "cpu").isKnown(large, 10)).isTrue();
    assertThat(Widths.of(AUTO, List.of(), "cpu").most(large)).isEqualTo(1);
    assertThat(Widths.of(AUTO, List.of(), "cuda:0").isKnown(large, 10)).isFalse();
  }

  private static Trial withConvolution(int width) {
    DataInfo images = Networks.classified(Shape.of(1, 8, 8), 10, 100, 1, 1);
    String layers = "Conv2d(8, 3, padding = 1) Flatten Linear(%d) Linear(classes)";
    return Trials.trial(
        Networks.of(layers.formatted(width), images), images, Trials.settings("epochs", "2"));
  }

  private static Settings withRate(double rate) {
    Settings settings = SampleTrials.settings();
    return SampleTrials.with(
        settings, "optimizer", settings.optimizer().with("lr", new Value.Real(rate)));
  }
}
