package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.ablate.experiment.Network;
import dev.ablate.program.Program;
import dev.ablate.program.StateTensor;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NamedTensor;
import java.util.Arrays;
import java.util.List;

/** Checkpoints of single trials, taken from the state of an array. */
final class Checkpoints {
  private Checkpoints() {}

  /**
   * Copies a trial's part of a state from the device.
   *
   * @param state as far as evaluation needs it
   */
  static Checkpoint of(Network network, NDList state, int row) {
    List<float[]> own = state.stream().map(tensor -> Tensors.row(tensor, row)).toList();
    return new Checkpoint(
        StateTensor.of(network).stream().map(t -> named(t, own.get(t.index()))).toList());
  }

  /** A state of one trial that starts from a checkpoint. */
  static NDList state(Program program, List<Row> rows, Checkpoint weights, NDManager manager) {
    NDList state = InitialState.of(program, rows, manager);
    List<float[]> own = state.stream().map(NDArray::toFloatArray).toList();
    List<StateTensor> places = StateTensor.of(program.design().network());
    for (int i = 0; i < places.size(); i++) {
      float[] values = weights.tensors().get(i).values();
      StateTensor place = places.get(i);
      System.arraycopy(values, 0, own.get(place.index()), place.start(), values.length);
    }
    for (int i = 0; i < program.evaluated(); i++) {
      // Not NDArray.set, at which libtorch warns on standard error.
      try (NDArray initial = state.get(i)) {
        state.set(i, manager.create(own.get(i), initial.getShape()));
      }
    }
    return state;
  }

  /** A tensor that stands in a trial's row of a state. */
  static NamedTensor named(StateTensor tensor, float[] row) {
    int end = tensor.start() + Math.toIntExact(tensor.shape().count());
    return new NamedTensor(
        tensor.name(), tensor.shape(), Arrays.copyOfRange(row, tensor.start(), end));
  }
}
