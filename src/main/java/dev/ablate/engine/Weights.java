package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Weights of some rows of an array, as evaluation takes them.
 *
 * @param constants what the program is told of each row
 * @param tensors weights and statistics, a row each
 * @param owner of what was copied for them; closed with them
 */
record Weights(NDArray constants, NDList tensors, NDManager owner) implements AutoCloseable {

  /** How many rows. */
  int rows() {
    return (int) constants.getShape().get(0);
  }

  @Override
  public void close() {
    owner.close();
  }
}
