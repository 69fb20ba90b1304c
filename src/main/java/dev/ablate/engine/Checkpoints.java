package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.experiment.Network;
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
    List<float[]> own = state.stream().map(tensor -> row(tensor, row)).toList();
    return new Checkpoint(
        StateTensor.of(network).stream().map(t -> named(t, own.get(t.index()))).toList());
  }

  private static float[] row(NDArray tensor, int row) {
    try (NDArray own = tensor.get(row)) {
      return own.toFloatArray();
    }
  }

  /** A tensor that stands in a trial's row of a state. */
  static NamedTensor named(StateTensor tensor, float[] row) {
    int end = tensor.start() + Math.toIntExact(tensor.shape().count());
    return new NamedTensor(
        tensor.name(), tensor.shape(), Arrays.copyOfRange(row, tensor.start(), end));
  }
}
