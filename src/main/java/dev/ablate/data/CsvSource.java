package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The data set {@code Csv}.
 *
 * @param folder what relative paths start from
 */
record CsvSource(Path folder, Instance data, Task task) implements DataSource {

  @Override
  public DataInfo describe() {
    return load().info();
  }

  @Override
  public DataSet load() {
    CsvFile train = read("train", data.text("train"));
    List<Integer> targets = new CsvTargets(train).columns(data.get("target"));
    CsvSchema schema = CsvSchema.learn(train, targets, task, data.real("scale"));
    Shape shape = shape(schema);
    ContentHash hash =
        ContentHash.of(counted(shape), Set.of("train", "test", "target"))
            .add(task.name())
            .add(targets.toString())
            .add(train.bytes());
    Examples all = examples(shape, schema, schema.encode(train));
    Optional<Value> test = data.find("test");
    if (test.isEmpty()) {
      return prepare(all, hash);
    }
    if (test.get() instanceof Value.Text name) {
      CsvFile file = read("test", name.value());
      return prepare(all.withTest(schema.encode(file)), hash.add(file.bytes()));
    }
    int[] rows = HoldOut.of("test", data).draw(all.train().targets());
    return prepare(all.withTest(rows), hash.add("test = " + test.get()));
  }

  private CsvFile read(String parameter, String name) {
    try {
      return CsvFile.read(folder, name);
    } catch (DataException e) {
      throw e.about(parameter);
    }
  }

  private DataSet prepare(Examples all, ContentHash hash) {
    DataSet set = all.prepare(data, hash.hex());
    return set.with(set.info().with(new IndexScan(data).of(set)));
  }

  /** A plain list of features is one data set, whether its shape is written or not. */
  private Instance counted(Shape shape) {
    return shape.rank() == 1 ? data.with("shape", Value.NONE) : data;
  }

  private Examples examples(Shape shape, CsvSchema schema, Split rows) {
    Split none = rows.select(new int[0], schema.width());
    return new Examples(shape, task, schema.names(), rows, none);
  }

  private Shape shape(CsvSchema schema) {
    if (data.find("shape").isEmpty()) {
      return Shape.of(schema.width());
    }
    Shape shape = new Shape(data.integers("shape"));
    BigInteger numbers =
        shape.sizes().stream()
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    if (!numbers.equals(BigInteger.valueOf(schema.width()))) {
      throw new DataException(
              "shape = %s has %d numbers, but a row of %s has %d features"
                  .formatted(shape, numbers, schema.train().name(), schema.width()))
          .about("shape");
    }
    return shape;
  }
}
