package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.ablate.catalog.Shape;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.TrainingState;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** The tensors of checkpoints: rows of an array's state, and back. */
final class States {
  private static final String NOW = "now.";
  private static final String BEST = "best.";

  private States() {}

  /**
   * Copies a trial's row from the device.
   *
   * @param best the state of its best epoch, as far as evaluation needs it
   */
  static List<NamedTensor> row(NDList state, NDList best, int row) {
    List<NamedTensor> tensors = new ArrayList<>();
    add(NOW, state, row, tensors);
    add(BEST, best, row, tensors);
    return tensors;
  }

  /** The state of an array whose rows go on from checkpoints. */
  static NDList state(List<TrainingState> rows, NDManager manager) {
    return stacked(NOW, rows, manager);
  }

  /** The same, of their best epochs. */
  static NDList best(List<TrainingState> rows, NDManager manager) {
    return stacked(BEST, rows, manager);
  }

  private static void add(String prefix, NDList from, int row, List<NamedTensor> tensors) {
    for (int i = 0; i < from.size(); i++) {
      try (NDArray own = from.get(i).get(row)) {
        float[] values = own.toFloatArray();
        tensors.add(new NamedTensor(prefix + i, Shape.of(values.length), values));
      }
    }
  }

  private static NDList stacked(String prefix, List<TrainingState> rows, NDManager manager) {
    NDList stacked = new NDList();
    int count = of(prefix, rows.get(0)).size();
    for (int i = 0; i < count; i++) {
      int tensor = i;
      stacked.add(stack(rows.stream().map(r -> of(prefix, r).get(tensor)).toList(), manager));
    }
    return stacked;
  }

  private static List<NamedTensor> of(String prefix, TrainingState row) {
    return row.tensors().stream().filter(tensor -> tensor.name().startsWith(prefix)).toList();
  }

  private static NDArray stack(List<NamedTensor> rows, NDManager manager) {
    int width = rows.get(0).values().length;
    FloatBuffer all = FloatBuffer.allocate(Math.multiplyExact(rows.size(), width));
    rows.forEach(row -> all.put(row.values()));
    return manager.create(
        all.rewind(), new ai.djl.ndarray.types.Shape(rows.size(), width), DataType.FLOAT32);
  }
}
