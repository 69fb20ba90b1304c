package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The examples of a split, as chunks of steps see them. */
interface ExampleRows {

  /**
   * What a program gathers the batches of a chunk from.
   *
   * @param features {@code [rows, numbers]}
   * @param targets {@code [rows]} classes or {@code [rows, width]} numbers
   * @param order {@code [steps, seeds, examples]}: which of these rows each step and seed sees
   */
  record Block(NDArray features, NDArray targets, NDArray order) {}

  /** How many there are. */
  int count();

  /** The partners that they can have. */
  Partners partners();

  /** The most steps of a chunk that sees this many examples a step. */
  int mostSteps(int examples);

  /**
   * The examples of a chunk.
   *
   * @param call owns what is made for this chunk alone
   */
  Block block(Chunk chunk, NDManager call);

  /** Says which chunk comes after the one that {@link #block} is called with next. */
  void expect(Chunk next);
}
