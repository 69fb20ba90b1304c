package dev.ablate.engine;

import dev.ablate.program.augment.Augmentations;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Steps that run in one call.
 *
 * @param orders the epoch's order of rows, one a source
 * @param start the first position in the orders
 * @param steps how many
 * @param batch rows of each step
 */
record Chunk(List<Order> orders, int start, int steps, int batch) {

  /** Examples of each step: of every view as many as there are rows. */
  int examples() {
    return batch * orders.get(0).views().size();
  }

  /** The same steps for one of the sources alone. */
  Chunk of(int source) {
    return new Chunk(List.of(orders.get(source)), start, steps, batch);
  }

  /** One of its steps. */
  Chunk only(int step) {
    return new Chunk(orders, start + step * batch, 1, batch);
  }

  /** Which examples each step and source sees, by view: {@code [steps, sources, examples]}. */
  long[] rows() {
    long[] rows = new long[steps * orders.size() * examples()];
    int next = 0;
    for (int step = 0; step < steps; step++) {
      for (Order order : orders) {
        for (int[] view : order.views()) {
          for (int i = 0; i < batch; i++) {
            rows[next++] = view[start + step * batch + i];
          }
        }
      }
    }
    return rows;
  }

  /**
   * Where dropout draws from: {@code [steps, sources]}.
   *
   * @param from the first of the steps, counted in the epoch
   */
  long[] dropoutSeeds(Sources sources, long from) {
    return LongStream.range(from, from + steps)
        .flatMap(
            step ->
                sources.first().stream()
                    .mapToLong(
                        row ->
                            Draws.seed(row.settings().seed(), Purpose.DROPOUT, row.update(step))))
        .toArray();
  }

  /** What augmentations do to each example: {@code [steps, sources, examples, columns]}. */
  float[] augmentation(Augmentations augmentations, Sources sources, long from) {
    FloatBuffer all =
        FloatBuffer.allocate(steps * sources.count() * examples() * augmentations.columns());
    for (long step = from; step < from + steps; step++) {
      for (Row row : sources.first()) {
        long seed = row.settings().seed();
        long update = row.update(step);
        all.put(augmentations.draw(name -> Draws.augmentation(seed, name, update), examples()));
      }
    }
    return all.array();
  }

  /** The factors of each update: {@code [steps, trials, width]}. */
  float[] coefficients(List<Row> rows, long from, int width) {
    float[] all = new float[steps * rows.size() * width];
    int next = 0;
    for (long step = from; step < from + steps; step++) {
      for (Row row : rows) {
        put(row.coefficients(row.update(step)), all, next);
        next += width;
      }
    }
    return all;
  }

  /**
   * The factors of each update by how many of the chunk's were skipped before it: {@code [steps,
   * steps, trials, width]}. What cannot be is 0.
   *
   * @param skipped updates of each row before the chunk
   */
  float[] coefficients(List<Row> rows, long from, int width, float[] skipped) {
    float[] all = new float[steps * steps * rows.size() * width];
    for (int step = 0; step < steps; step++) {
      for (int skips = 0; skips <= step; skips++) {
        for (int row = 0; row < rows.size(); row++) {
          long before = (long) skipped[row] + skips;
          long update = rows.get(row).update(from + step);
          double[] factors = rows.get(row).coefficients(update, before);
          put(factors, all, ((step * steps + skips) * rows.size() + row) * width);
        }
      }
    }
    return all;
  }

  private static void put(double[] factors, float[] all, int at) {
    for (int i = 0; i < factors.length; i++) {
      all[at + i] = (float) factors[i];
    }
  }
}
