package dev.ablate.engine;

import java.util.List;

/**
 * The order of a pass over some rows.
 *
 * @param views for each view the example at every place; the first view is the rows themselves
 */
record Order(List<int[]> views) {
  Order {
    views = List.copyOf(views);
  }

  /** Rows without partners. */
  static Order of(int... rows) {
    return new Order(List.of(rows));
  }

  /** How many rows it goes through. */
  int rows() {
    return views.get(0).length;
  }
}
