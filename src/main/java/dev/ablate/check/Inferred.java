package dev.ablate.check;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Losses;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.rule.Monitors;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Run;
import dev.ablate.experiment.ScheduleLengths;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows from the settings of a trial without being written. */
final class Inferred {
  /** The settings that parts of a setting depend on where they are left out. */
  private static final Map<String, List<String>> NEEDS =
      Map.of(
          "schedule", List.of("data", "loss", "epochs", "batch_size", "drop_last", "objective"),
          "early_stopping", List.of("objective"));

  private final Setup setup;
  private final Surroundings surroundings;
  private final Derived<Value> metrics;
  private final Derived<DataInfo> data;
  private final Derived<Value> dataSet;
  private final Derived<Run> run;
  private final Derived<Value> schedule;
  private final Derived<Value> earlyStopping;
  private final Derived<Network> network;

  Inferred(Setup setup, Surroundings surroundings) {
    this.setup = setup;
    this.surroundings = surroundings;
    this.metrics = setup.derive(problems -> task().map(this::metrics));
    this.data = setup.derive(this::describe);
    this.dataSet = setup.derive(problems -> setup.component("data").flatMap(this::shaped));
    this.run = setup.derive(problems -> computeRun());
    this.schedule = setup.derive(problems -> computeSchedule());
    this.earlyStopping =
        setup.derive(problems -> setup.value("early_stopping").flatMap(this::watching));
    this.network = setup.derive(this::build);
  }

  /** All of it. */
  Stream<Derived<?>> all() {
    return Stream.of(metrics, data, dataSet, run, schedule, earlyStopping, network);
  }

  /** What the loss needs as targets. */
  Optional<Task> task() {
    return setup
        .component("loss")
        .flatMap(loss -> setup.component("data").map(data -> Losses.task(loss, data)));
  }

  /** What is logged beside the loss. */
  Optional<Value> metrics() {
    return metrics.get();
  }

  /** What is known of the data set. */
  Optional<DataInfo> data() {
    return data.get();
  }

  /** The data set with the shape of its examples. */
  Optional<Value> dataSet() {
    return dataSet.get();
  }

  /** How long the trial trains. */
  Optional<Run> run() {
    return run.get();
  }

  /** The schedule with its lengths. */
  Optional<Value> schedule() {
    return schedule.get();
  }

  /** When to end early, with what is watched. */
  Optional<Value> earlyStopping() {
    return earlyStopping.get();
  }

  /** The model with its shapes. */
  Optional<Network> network() {
    return network.get();
  }

  /** Whether parts of a setting are worked out where they are left out. */
  static boolean infersPartsOf(String setting) {
    return NEEDS.containsKey(setting);
  }

  /** The cycle, where a setting's inferred parts need what is being worked out already. */
  Optional<String> cycle(String setting) {
    EvaluationStack evaluationStack = setup.evaluationStack();
    return evaluationStack.within(
        setting,
        () ->
            NEEDS.getOrDefault(setting, List.of()).stream()
                .flatMap(needed -> evaluationStack.cycle(needed).stream())
                .findFirst());
  }

  private Value metrics(Task task) {
    Stream<Value> usual = Stream.of(new Value.Text(Metrics.usual(task)));
    Stream<Value> asked =
        setup.value("metrics").map(v -> ((Value.ListOf) v).items().stream()).orElse(Stream.of());
    return new Value.ListOf(Stream.concat(usual, asked).distinct().toList());
  }

  private Optional<DataInfo> describe(Problems problems) {
    Optional<Instance> data = setup.component("data");
    Optional<Task> task = task();
    if (data.isEmpty() || task.isEmpty()) {
      return Optional.empty();
    }
    DataDescriptions.Description description = surroundings.data().of(data.get(), task.get());
    if (description.info().isEmpty()) {
      problems.error(place(description.guilty()), description.problem());
    }
    return description.info();
  }

  private Span place(List<String> guilty) {
    String setting = guilty.get(0);
    String[] part = guilty.stream().skip(1).toArray(String[]::new);
    return setup.place(setting, part).orElseGet(() -> setup.placeOrTitle(setting));
  }

  private Optional<Value> shaped(Instance data) {
    return data().map(info -> shaped(data, info.input()));
  }

  private static Instance shaped(Instance data, Shape input) {
    Component component = data.component();
    if (component.parameter("data").isPresent()) {
      return data.with("data", shaped(data.child("data"), input));
    }
    boolean leftOut = component.parameter("shape").isPresent() && data.find("shape").isEmpty();
    return leftOut ? data.with("shape", input.value()) : data;
  }

  private Optional<Run> computeRun() {
    Optional<Long> epochs = setup.whole("epochs");
    Optional<Value> batchSize = setup.value("batch_size");
    Optional<Value> dropLast = setup.value("drop_last");
    Optional<DataInfo> info = data();
    if (epochs.isEmpty() || batchSize.isEmpty() || dropLast.isEmpty() || info.isEmpty()) {
      return Optional.empty();
    }
    if (!(batchSize.get() instanceof Value.Int size)) {
      return setup
          .value("schedule")
          .filter(ScheduleLengths::countsEpochs)
          .map(schedule -> new Run(epochs.get(), 1));
    }
    boolean drop = ((Value.Bool) dropLast.get()).value();
    return Optional.of(Run.of(epochs.get(), info.get().trainRows(), size.value(), drop));
  }

  private Optional<Value> computeSchedule() {
    Optional<Value> written = setup.value("schedule");
    return written.isPresent() && ScheduleLengths.parts(written.get()).isEmpty()
        ? written
        : written.flatMap(this::completed).flatMap(this::watching);
  }

  /** Lengths that depend on a batch size still to be found stay open. */
  private Optional<Value> completed(Value schedule) {
    return setup.hasOpenBatchSize() && !ScheduleLengths.countsEpochs(schedule)
        ? Optional.of(schedule)
        : run().filter(r -> r.steps() > 0).map(r -> ScheduleLengths.complete(r, schedule));
  }

  private Optional<Value> watching(Value value) {
    return value instanceof Instance instance && Monitors.watches(instance)
        ? setup.component("objective").map(objective -> Monitors.complete(instance, objective))
        : Optional.of(value);
  }

  private Optional<Network> build(Problems problems) {
    return setup
        .component("model")
        .flatMap(model -> data().flatMap(d -> surroundings.networks().of(model, d, problems)));
  }
}
