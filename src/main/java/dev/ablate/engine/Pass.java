package dev.ablate.engine;

import java.util.List;
import java.util.Optional;
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

  /** How many steps a pass over this many rows has. */
  static int steps(int rows, int batch, boolean dropLast) {
    return dropLast ? rows / batch : (rows + batch - 1) / batch;
  }

  /**
   * Runs the chunks one after the other.
   *
   * @param examples is told of each chunk while the one before it runs
   * @param run gives whether to go on
   * @return whether the pass came to its end
   */
  boolean run(Pace pace, ExampleRows examples, Predicate<Chunk> run) {
    return run(0, pace, examples, run);
  }

  /**
   * The same from a step on.
   *
   * @param made steps that were made before
   */
  boolean run(int made, Pace pace, ExampleRows examples, Predicate<Chunk> run) {
    Optional<Chunk> next = chunk(made * batch, pace, examples);
    boolean going = true;
    while (going && next.isPresent()) {
      Chunk chunk = next.get();
      next = chunk(chunk.start() + chunk.steps() * batch, pace, examples);
      next.ifPresent(examples::expect);
      going = pace.time(chunk.steps(), () -> run.test(chunk));
    }
    return going;
  }

  private Optional<Chunk> chunk(int position, Pace pace, ExampleRows examples) {
    int left = orders.get(0).rows() - position;
    if (left <= 0 || (dropLast && left < batch)) {
      return Optional.empty();
    }
    if (left < batch) {
      return Optional.of(new Chunk(orders, position, 1, left));
    }
    int seen = orders.size() * new Chunk(orders, position, 1, batch).examples();
    int most = Math.min(pace.steps(), examples.mostSteps(seen));
    return Optional.of(new Chunk(orders, position, Math.min(most, left / batch), batch));
  }
}
