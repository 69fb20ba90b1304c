package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All rows of a data set before validation rows are taken out.
 *
 * @param input the shape of one example
 * @param task what the targets are
 * @param names of the classes, or of the numbers or labels of an example, in their order
 */
record Examples(Shape input, Task task, List<String> names, Split train, Split test) {

  /** The same examples with test rows of their own. */
  Examples withTest(Split rows) {
    return new Examples(input, task, names, train, rows);
  }

  /**
   * The same examples with a part of the training rows as test rows.
   *
   * @param rows in ascending order
   */
  Examples withTest(int[] rows) {
    return new Examples(input, task, names, without(rows), select(rows));
  }

  /** The data set: validation rows taken out, normalisation found. */
  DataSet prepare(Instance data, String hash) {
    int[] held = HoldOut.of("validation", data).draw(train.targets());
    Split validation = select(held);
    Split rest = without(held);
    DataInfo info =
        new DataInfo(input, task, names.size(), rest.rows(), validation.rows(), test.rows(), hash);
    Normalization normalization = new Normalizer(input).normalization(data, rest.features());
    return new DataSet(info, normalization, names, rest, validation, test);
  }

  private Split select(int[] rows) {
    return train.select(rows, (int) input.count());
  }

  private Split without(int[] rows) {
    BitSet left = new BitSet();
    left.set(0, train.rows());
    IntStream.of(rows).forEach(left::clear);
    return select(left.stream().toArray());
  }
}
