package dev.ablate.engine;

import java.util.List;

/**
 * What the rows of an array draw from. Rows of one seed that have had as many epochs see the same
 * examples in the same order, with the same augmentation and dropout. Rows that have the same draws
 * keep them together, epoch after epoch.
 *
 * @param first of each source the first row that has it
 * @param picks for each row the index of its source
 */
record Sources(List<Row> first, List<Integer> picks) {

  /** A place to draw from. */
  private record Source(long seed, int epochs) {
    static Source of(Row row) {
      return new Source(row.settings().seed(), row.epochs());
    }
  }

  static Sources of(List<Row> rows) {
    List<Source> all = rows.stream().map(Source::of).toList();
    List<Source> distinct = all.stream().distinct().toList();
    return new Sources(
        distinct.stream().map(source -> rows.get(all.indexOf(source))).toList(),
        all.stream().map(distinct::indexOf).toList());
  }

  int count() {
    return first.size();
  }

  /** The order of the training rows in the next epoch of each source. */
  List<Order> orders(ExampleRows examples) {
    return first.stream()
        .map(row -> order(row.settings().seed(), row.epochs() + 1, examples))
        .toList();
  }

  private static Order order(long seed, int epoch, ExampleRows examples) {
    return examples
        .partners()
        .draw(Draws.order(seed, epoch, examples.count()), Draws.partners(seed, epoch));
  }
}
