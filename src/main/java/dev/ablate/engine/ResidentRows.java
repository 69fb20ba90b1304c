package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.ablate.data.Split;

/** Examples that live on the device. */
record ResidentRows(NDArray features, NDArray targets, Partners partners, int count)
    implements ExampleRows {

  /** Copies the examples of a split to the manager's device. */
  static ResidentRows of(Split split, Partners partners, ExampleLayout layout, NDManager manager) {
    return new ResidentRows(
        Tensors.features(layout.examples(split.features()), layout, split.features(), manager),
        Tensors.targets(split.targets(), manager),
        partners,
        split.rows());
  }

  @Override
  public int mostSteps(int examples) {
    return Integer.MAX_VALUE;
  }

  @Override
  public Block block(Chunk chunk, NDManager call) {
    return new Block(features, targets, Tensors.order(chunk, chunk.rows(), call));
  }

  @Override
  public void expect(Chunk next) {}
}
