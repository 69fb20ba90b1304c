package dev.ablate.engine;

import java.util.List;

/**
 * The distinct seeds of an array, in the order of the rows that bring them.
 *
 * @param distinct each seed once
 * @param picks for each row the index of its seed
 */
record Seeds(List<Long> distinct, List<Integer> picks) {

  static Seeds of(List<Row> rows) {
    List<Long> seeds = rows.stream().map(row -> row.settings().seed()).toList();
    List<Long> distinct = seeds.stream().distinct().toList();
    return new Seeds(distinct, seeds.stream().map(distinct::indexOf).toList());
  }

  int count() {
    return distinct.size();
  }
}
