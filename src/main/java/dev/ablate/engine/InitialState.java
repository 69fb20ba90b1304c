package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.ablate.program.Program;
import dev.ablate.program.layer.RunningStatistic;
import java.nio.FloatBuffer;
import java.util.List;

/** The state that training starts from: initial weights, fresh statistics, empty slots. */
final class InitialState {
  /** PyTorch's. */
  private static final float LOSS_SCALE = 65536;

  private InitialState() {}

  static NDList of(Program program, List<Row> rows, NDManager manager) {
    NDList state = new NDList(weights(program, rows, manager));
    for (RunningStatistic statistic : program.statistics()) {
      Shape shape = new Shape(rows.size(), statistic.shape().count());
      state.add(manager.full(shape, statistic.start()));
    }
    Shape column = new Shape(rows.size(), 1);
    if (program.scaled()) {
      state.add(manager.full(column, LOSS_SCALE));
    }
    state.addAll(optimizer(program, rows, manager));
    if (program.scaled()) {
      state.add(manager.zeros(column));
      state.add(manager.zeros(column));
    }
    return state;
  }

  /** What the optimizers remember before the first update. */
  static NDList optimizer(Program program, List<Row> rows, NDManager manager) {
    NDList state = new NDList();
    try (NDArray column = initial(rows, manager)) {
      for (int slot = 0; slot < program.slots(); slot++) {
        state.add(column.repeat(1, program.parameters()));
      }
    }
    for (int number = 0; number < program.numbers(); number++) {
      state.add(manager.ones(new Shape(rows.size(), 1)));
    }
    return state;
  }

  /**
   * The state of a program as another one has it that knows all its rules and more.
   *
   * @param state owned by the result from now on
   */
  static NDList widened(NDList state, Program from, Program to, NDManager manager) {
    NDList wide = new NDList(state);
    for (int slot = from.slots(); slot < to.slots(); slot++) {
      wide.add(to.evaluated() + slot, manager.zeros(state.get(0).getShape()));
    }
    for (int number = from.numbers(); number < to.numbers(); number++) {
      Shape column = new Shape(state.get(0).getShape().get(0), 1);
      wide.add(to.evaluated() + to.slots() + number, manager.ones(column));
    }
    return wide;
  }

  private static NDArray initial(List<Row> rows, NDManager manager) {
    FloatBuffer buffer = FloatBuffer.allocate(rows.size());
    rows.forEach(row -> buffer.put((float) row.rule().initial(row.trial().settings().optimizer())));
    return manager.create(buffer.rewind(), new Shape(rows.size(), 1), DataType.FLOAT32);
  }

  private static NDArray weights(Program program, List<Row> rows, NDManager manager) {
    int count = Math.toIntExact(program.parameters());
    NDList weights = new NDList();
    for (Row row : rows) {
      FloatBuffer buffer = FloatBuffer.allocate(count);
      InitialWeights.draw(row.trial().network(), row.settings().seed(), buffer);
      weights.add(manager.create(buffer.rewind(), new Shape(count), DataType.FLOAT32));
    }
    try (weights) {
      return NDArrays.stack(weights);
    }
  }
}
