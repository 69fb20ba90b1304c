package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.program.metric.Scores;
import dev.ablate.program.optimizer.UpdateRule;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NamedTensor;
import java.nio.LongBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Trials on the device, a row each: their program, their state and the state of their best. */
final class TrainingArray implements AutoCloseable {
  private static final int LONGEST_SCALED = 16;
  private final PtNDManager manager;
  private final DeviceData data;
  private Program program;
  private CompiledProgram compiled;
  private List<Row> rows;
  private RowInputs inputs;
  private NDList state;
  private NDList best;
  private NDList before = new NDList();

  /**
   * Puts trials on the device.
   *
   * @param rows in the order of the program's rules
   * @param state the start, see {@link InitialState}; owned from now on
   * @param manager owns all that the array keeps; closed with it
   */
  TrainingArray(
      Program program, List<Row> rows, DeviceData data, NDList state, PtNDManager manager) {
    this(program, rows, data, state, copy(state.subNDList(0, program.evaluated())), manager);
  }

  /**
   * Puts trials on the device as they were before.
   *
   * @param best what evaluation needs of the state after their best epochs; owned from now on
   */
  TrainingArray(
      Program program,
      List<Row> rows,
      DeviceData data,
      NDList state,
      NDList best,
      PtNDManager manager) {
    this.manager = manager;
    this.program = program;
    this.compiled = CompiledProgram.load(manager, program.text());
    this.data = data;
    this.rows = List.copyOf(rows);
    this.inputs = RowInputs.of(rows, program, manager);
    this.state = state;
    this.best = best;
  }

  List<Row> rows() {
    return rows;
  }

  DeviceData data() {
    return data;
  }

  /** Whether the thread that calls does all the work. */
  boolean isOnThisThread() {
    return !manager.getDevice().isGpu() && Devices.threads() == 1;
  }

  /** What the metrics of the rows are computed from. */
  Scores scores() {
    return program.design().scores();
  }

  /** Nothing yet, for the rows. */
  Totals totals() {
    return totals(rows.size());
  }

  /** Nothing yet, for this many rows. */
  Totals totals(int count) {
    return new Totals(count, scores().columns());
  }

  /** The most steps that one call may take: where updates may be skipped, all cases are ready. */
  int longestChunk() {
    return program.scaled() ? LONGEST_SCALED : Integer.MAX_VALUE;
  }

  /** The order of the training rows in the next epoch, for each source of the rows. */
  List<Order> orders() {
    return inputs.sources().orders(data.train());
  }

  /**
   * Trains a chunk.
   *
   * @param from its first step, counted in the epoch from 0
   */
  void train(Chunk chunk, long from, Totals totals, Gauges gauges) {
    before.close();
    before = copy(state);
    try (NDManager call = manager.newSubManager()) {
      ExampleRows.Block block = data.train().block(chunk, call);
      StepInputs steps = new StepInputs(program, rows, inputs.sources(), chunk, from, call);
      NDList result =
          compiled.call(
              call,
              Program.TRAIN,
              List.of(
                  block.features(),
                  block.targets(),
                  data.scale(),
                  data.shift(),
                  block.order(),
                  inputs.pick(),
                  inputs.constants(),
                  steps.dropoutSeeds(),
                  steps.augmentation(),
                  steps.coefficients(state),
                  inputs.counts()),
              state);
      add(result, chunk, totals);
      gauges.add(result.get(2).toFloatArray(), result.get(3).toFloatArray());
    }
  }

  /** Evaluates a chunk of examples. */
  void evaluate(Chunk chunk, ExampleRows examples, Weights weights, Totals totals) {
    try (NDManager call = manager.newSubManager()) {
      ExampleRows.Block block = examples.block(chunk, call);
      NDArray sameForAll = call.zeros(new Shape(weights.rows()), DataType.INT64);
      NDList result =
          compiled.call(
              call,
              Program.EVALUATE,
              List.of(
                  block.features(),
                  block.targets(),
                  data.scale(),
                  data.shift(),
                  block.order(),
                  sameForAll,
                  weights.constants()),
              weights.tensors());
      add(result, chunk, totals);
    }
  }

  /** What the network gives for a chunk of examples: {@code [steps, rows, batch, outputs]}. */
  float[] outputs(Chunk chunk, ExampleRows examples, Weights weights) {
    try (NDManager call = manager.newSubManager()) {
      ExampleRows.Block block = examples.block(chunk, call);
      NDList result =
          compiled.call(
              call,
              Program.OUTPUTS,
              List.of(
                  block.features(),
                  data.scale(),
                  data.shift(),
                  block.order(),
                  call.zeros(new Shape(weights.rows()), DataType.INT64),
                  weights.constants()),
              weights.tensors());
      return result.get(0).toFloatArray();
    }
  }

  private static void add(NDList result, Chunk chunk, Totals totals) {
    NDArray scores = result.get(1);
    double[] sums = scores.isEmpty() ? new double[0] : scores.toDoubleArray();
    totals.add(result.get(0).toFloatArray(), sums, chunk.batch());
  }

  /**
   * Where the last chunk made numbers of a row that are not finite; empty where it cannot be seen.
   *
   * @param chunk as the row's array trained it
   * @param from its first step, counted in the epoch from 0
   */
  Optional<String> findInTraining(int row, Chunk chunk, long from) {
    try (DivergenceCheck check = check(row, before)) {
      return check.train(chunk.of(inputs.sources().picks().get(row)), from);
    }
  }

  /** Where evaluating a step makes numbers that are not finite, as the end of a sentence. */
  String findInEvaluation(int row, Chunk chunk, ExampleRows examples) {
    try (DivergenceCheck check = check(row, state)) {
      return check.evaluate(chunk, examples);
    }
  }

  private DivergenceCheck check(int row, NDList from) {
    PtNDManager own = (PtNDManager) manager.newSubManager();
    try (NDArray index = own.create(new long[] {row})) {
      NDList selected = compiled.call(own, Program.SELECT, List.of(index), from);
      return new DivergenceCheck(program, rows.get(row), selected, data, own);
    }
  }

  /** Keeps the present weights of some rows as their best. */
  void keepBest(boolean[] improved) {
    try (NDArray mask = manager.create(improved)) {
      NDList old = best;
      best = merge(mask, evaluated(), old);
      old.close();
    }
  }

  /** What the rows have now. */
  Weights present() {
    return new Weights(inputs.constants(), evaluated(), manager.newSubManager());
  }

  /** What some rows had after their best epochs, in the array's order. */
  Weights best(Predicate<Row> wanted) {
    PtNDManager own = (PtNDManager) manager.newSubManager();
    List<Row> chosen = rows.stream().filter(wanted).toList();
    if (chosen.size() == rows.size()) {
      return new Weights(inputs.constants(), best, own);
    }
    NDArray index = index(wanted, own);
    return new Weights(
        RowInputs.of(chosen, program, own).constants(),
        compiled.call(own, Program.SELECT, List.of(index), best),
        own);
  }

  /** The weights and statistics of a row's best epoch. */
  Checkpoint best(Row row) {
    return Checkpoints.of(row.trial().network(), best, rows.indexOf(row));
  }

  /** All that training needs to go on from a row as it is. */
  List<NamedTensor> state(Row row) {
    return new States(program).row(row, state, best, rows.indexOf(row));
  }

  /** Keeps only some rows, in their order. */
  void retain(Predicate<Row> kept) {
    List<Row> left = rows.stream().filter(kept).toList();
    if (left.size() < rows.size()) {
      try (NDArray index = index(kept, manager)) {
        state = selected(index, state);
        best = selected(index, best);
      }
      put(left);
    }
  }

  /** Takes rows in. */
  void admit(List<Entrant> entrants) {
    List<Row> all = Stream.concat(rows.stream(), entrants.stream().map(Entrant::row)).toList();
    write(program.design().with(all.stream().map(Row::settings).toList()));
    List<UpdateRule> rules = program.design().rules();
    List<Row> sorted =
        all.stream().sorted(Comparator.comparingInt(row -> rules.indexOf(row.rule()))).toList();
    States.Arrival coming = new States(program).arrival(entrants, manager);
    try (NDArray index = index(sorted.stream().mapToLong(all::indexOf), manager)) {
      state = selected(index, joined(state, coming.state()));
      best = selected(index, joined(best, coming.best()));
    }
    put(sorted);
  }

  /** Has all that follows done by the program of a design that knows the rules of this one. */
  private void write(Design design) {
    if (!design.equals(program.design())) {
      Program next = Program.of(design);
      state = InitialState.widened(state, program, next, manager);
      compiled.close();
      compiled = CompiledProgram.load(manager, next.text());
      program = next;
    }
  }

  private void put(List<Row> next) {
    rows = next;
    if (!rows.isEmpty()) {
      inputs.close();
      inputs = RowInputs.of(rows, program, manager);
    }
  }

  private static NDList joined(NDList first, NDList second) {
    NDList joined = new NDList();
    try (first;
        second) {
      for (int i = 0; i < first.size(); i++) {
        joined.add(first.get(i).concat(second.get(i)));
      }
    }
    return joined;
  }

  private NDArray index(Predicate<Row> chosen, NDManager owner) {
    return index(
        IntStream.range(0, rows.size()).filter(i -> chosen.test(rows.get(i))).asLongStream(),
        owner);
  }

  private static NDArray index(LongStream chosen, NDManager owner) {
    long[] places = chosen.toArray();
    return owner.create(LongBuffer.wrap(places), new Shape(places.length), DataType.INT64);
  }

  private NDList selected(NDArray index, NDList from) {
    NDList result = compiled.call(manager, Program.SELECT, List.of(index), from);
    from.close();
    return result;
  }

  private NDList merge(NDArray mask, NDList taken, NDList others) {
    return compiled.call(manager, Program.MERGE, List.of(mask), taken, others);
  }

  /** The part of the state that evaluation needs. */
  private NDList evaluated() {
    return state.subNDList(0, program.evaluated());
  }

  private static NDList copy(NDList tensors) {
    NDList copy = new NDList();
    tensors.forEach(tensor -> copy.add(tensor.duplicate()));
    return copy;
  }

  @Override
  public void close() {
    compiled.close();
    manager.close();
  }
}
