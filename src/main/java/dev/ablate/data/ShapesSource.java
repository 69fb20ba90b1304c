package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.util.Optional;
import java.util.Set;

/** The data set {@code Shapes}: known without drawing it. */
record ShapesSource(Instance data) implements DataSource {

  @Override
  public DataInfo describe() {
    checkSize(data.integer("train"));
    checkSize(data.integer("test"));
    Optional<Normalization> unused = new Normalizer(input()).fixed(data);
    int validation = HoldOut.of("validation", data).count(data.integer("train"));
    return new DataInfo(
        input(),
        Task.CLASSES,
        data.integer("classes"),
        data.integer("train") - validation,
        validation,
        data.integer("test"),
        hash());
  }

  @Override
  public DataSet load() {
    ShapesGenerator generator =
        new ShapesGenerator(
            data.integer("classes"),
            data.integer("size"),
            data.real("noise"),
            ((Value.Int) data.get("seed")).value());
    Split train = generator.draw(ShapesGenerator.Part.TRAIN, data.integer("train"));
    Split test = generator.draw(ShapesGenerator.Part.TEST, data.integer("test"));
    return new Examples(input(), Task.CLASSES, data.integer("classes"), train, test)
        .prepare(data, hash());
  }

  private void checkSize(int rows) {
    long bytes = rows * input().count();
    if (bytes > Integer.MAX_VALUE) {
      throw new DataException(
          "%d images of %s take %d bytes, and at most %d fit; write fewer rows or a smaller size"
              .formatted(rows, input(), bytes, Integer.MAX_VALUE));
    }
  }

  private Shape input() {
    return Shape.of(3, data.integer("size"), data.integer("size"));
  }

  private String hash() {
    return ContentHash.of(data, Set.of()).hex();
  }
}
