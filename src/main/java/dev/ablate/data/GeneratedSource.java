package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import java.util.Optional;
import java.util.Set;

/** A data set that Ablate draws itself, and describes without drawing it. */
record GeneratedSource(Instance data, Generator generator) implements DataSource {

  @Override
  public DataInfo describe() {
    checkSize(data.integer("train"));
    checkSize(data.integer("test"));
    Optional<Normalization> unused = new Normalizer(generator.input()).fixed(data);
    int validation = HoldOut.of("validation", data).count(data.integer("train"));
    return new DataInfo(
        generator.input(),
        generator.task(),
        generator.names().size(),
        data.integer("train") - validation,
        validation,
        data.integer("test"),
        hash());
  }

  @Override
  public DataSet load() {
    Split train = generator.draw(Part.TRAIN, data.integer("train"));
    Split test = generator.draw(Part.TEST, data.integer("test"));
    return new Examples(generator.input(), generator.task(), generator.names(), train, test)
        .prepare(data, hash());
  }

  private void checkSize(int rows) {
    long numbers = rows * generator.input().count();
    if (numbers > Integer.MAX_VALUE) {
      throw new DataException(
          "%d examples of %s have %d numbers, and at most %d fit; write fewer rows or a smaller size"
              .formatted(rows, generator.input(), numbers, Integer.MAX_VALUE));
    }
  }

  private String hash() {
    return ContentHash.of(data, Set.of()).hex();
  }
}
