package dev.ablate.engine;

import java.util.List;
import java.util.function.Predicate;

/**
 * One pass over some rows, taken in chunks; a last, smaller batch is a chunk of its own.
 *
 * @param orders of the rows, one a seed
 * @param batch rows of each step
 * @param dropLast whether a last, smaller batch is left out
 */
record Pass(List<Order> orders, int batch, boolean dropLast) {

  /** How many steps it has. */
  int steps() {
    return steps(orders.get(0).rows(), batch, dropLast);
  }

  /** How many steps a pass over so many rows has. */
  static int steps(int rows, int batch, boolean dropLast) {
    return dropLast ? rows / batch : (rows + batch - 1) / batch;
  }

  /**
   * Runs the chunks one after the other.
   *
   * @param run gives whether to go on
   * @return whether the pass came to its end
   */
  boolean run(Pace pace, Predicate<Chunk> run) {
    int rows = orders.get(0).rows();
    int end = dropLast ? rows - rows % batch : rows;
    int position = 0;
    boolean going = true;
    while (going && position < end) {
      Chunk chunk = chunk(position, end - position, pace);
      going = pace.time(chunk.steps(), () -> run.test(chunk));
      position += chunk.steps() * chunk.batch();
    }
    return going;
  }

  private Chunk chunk(int position, int left, Pace pace) {
    return left < batch
        ? new Chunk(orders, position, 1, left)
        : new Chunk(orders, position, Math.min(pace.steps(), left / batch), batch);
  }
}
