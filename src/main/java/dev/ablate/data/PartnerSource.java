package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import java.util.Arrays;
import java.util.Set;

/**
 * The data sets {@code Pairs} and {@code Triplets}: the rows of another one, each of which stands
 * beside others of its class and of other classes. Who stands beside whom is drawn in training.
 *
 * @param classified the other data set, of one class a row
 */
record PartnerSource(Instance data, Task task, DataSource classified) implements DataSource {
  /** Numbers of training rows that are read before training, to find what is wrong with them. */
  private static final long SMALL = 4_000_000;

  @Override
  public DataInfo describe() {
    DataInfo info = classified.describe();
    boolean small = info.trainRows() * info.input().count() <= SMALL;
    return small ? load().info() : info(info);
  }

  @Override
  public void prepare() {
    classified.prepare();
  }

  @Override
  public DataSet load() {
    DataSet rows = classified.load();
    checkClasses("training", rows.train());
    checkClasses("validation", rows.validation());
    checkClasses("test", rows.test());
    return rows.with(info(rows.info()));
  }

  private DataInfo info(DataInfo info) {
    String hash = ContentHash.of(data, Set.of("data")).add(info.contentHash()).hex();
    return info.with(task, hash);
  }

  private void checkClasses(String part, Split split) {
    int[] classes = ((Targets.Classes) split.targets()).values();
    if (Arrays.stream(classes).distinct().count() == 1) {
      throw new DataException(
          "%s needs rows of two classes or more, and all %s rows of %s are of one; write more of them"
              .formatted(data.name(), part, data.child("data").name()));
    }
  }
}
