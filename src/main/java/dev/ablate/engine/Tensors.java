package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.ablate.data.Features;
import dev.ablate.data.Targets;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Examples as tensors. */
final class Tensors {
  private Tensors() {}

  /**
   * Examples {@code [rows, numbers]}.
   *
   * @param examples whole rows of them, as the layout puts them; on a CPU the tensor is this memory
   * @param kind whether they are bytes or numbers
   */
  static NDArray features(
      ByteBuffer examples, ExampleLayout layout, Features kind, NDManager manager) {
    Shape shape = new Shape(examples.remaining() / layout.bytes(kind), layout.size());
    return manager.create(examples, shape, kind.areBytes() ? DataType.UINT8 : DataType.FLOAT32);
  }

  /** {@code [rows]} classes or {@code [rows, width]} numbers. */
  static NDArray targets(Targets targets, NDManager manager) {
    if (targets instanceof Targets.Classes classes) {
      try (NDArray small =
          manager.create(
              IntBuffer.wrap(classes.values()), new Shape(classes.rows()), DataType.INT32)) {
        return small.toType(DataType.INT64, true);
      }
    }
    Targets.Numbers numbers = (Targets.Numbers) targets;
    return manager.create(
        FloatBuffer.wrap(numbers.values()),
        new Shape(numbers.rows(), numbers.width()),
        DataType.FLOAT32);
  }

  /**
   * Which rows each step and seed sees: {@code [steps, seeds, examples]}.
   *
   * @param rows by step, then seed, then example
   */
  static NDArray order(Chunk chunk, long[] rows, NDManager manager) {
    return manager.create(
        LongBuffer.wrap(rows),
        new Shape(chunk.steps(), chunk.orders().size(), chunk.examples()),
        DataType.INT64);
  }

  /** The numbers of a row. */
  static float[] row(NDArray tensor, int row) {
    return read(tensor.get(row));
  }

  /** All numbers of a tensor, which stays as it is. */
  static float[] numbers(NDArray tensor) {
    return read(tensor.duplicate());
  }

  private static float[] read(NDArray copy) {
    // DJL reads what lies on a GPU from one more copy, which the manager of the first one keeps.
    try (NDManager own = copy.getManager().newSubManager()) {
      copy.attach(own);
      return copy.toFloatArray();
    }
  }
}
