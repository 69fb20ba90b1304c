package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.ablate.program.Program;
import dev.ablate.program.augment.Augmentations;
import dev.ablate.program.optimizer.UpdateRule;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * What a program is told of each step of a chunk.
 *
 * @param sources what the rows draw from
 * @param from the chunk's first step, counted in the epoch from 0
 * @param call owns the tensors
 */
record StepInputs(
    Program program, List<Row> rows, Sources sources, Chunk chunk, long from, NDManager call) {

  /** {@code [steps, S]}, on the CPU. */
  NDArray dropoutSeeds() {
    return call.newSubManager(Device.cpu())
        .create(
            LongBuffer.wrap(chunk.dropoutSeeds(sources, from)),
            new Shape(chunk.steps(), sources.count()),
            DataType.INT64);
  }

  /** {@code [steps, S, B, columns]}: what augmentations do to each example. */
  NDArray augmentation() {
    Augmentations augmentations = program.design().augmentations();
    return call.create(
        FloatBuffer.wrap(chunk.augmentation(augmentations, sources, from)),
        new Shape(chunk.steps(), sources.count(), chunk.examples(), augmentations.columns()),
        DataType.FLOAT32);
  }

  /**
   * The factors of each update, {@code [steps, T, coefficients]}; where updates may be skipped
   * {@code [steps, skips, T, coefficients]}, by how many of the chunk were.
   */
  NDArray coefficients(NDList state) {
    int width = UpdateRule.COEFFICIENTS;
    if (program.scaled()) {
      float[] skipped = Tensors.numbers(state.get(program.skipped()));
      return call.create(
          FloatBuffer.wrap(chunk.coefficients(rows, from, width, skipped)),
          new Shape(chunk.steps(), chunk.steps(), rows.size(), width),
          DataType.FLOAT32);
    }
    return call.create(
        FloatBuffer.wrap(chunk.coefficients(rows, from, width)),
        new Shape(chunk.steps(), rows.size(), width),
        DataType.FLOAT32);
  }
}
