package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The data set {@code ImageFolder}.
 *
 * @param folder what relative paths start from
 * @param cache the folder for hashes and decoded images
 */
record ImageFolderSource(Path folder, Path cache, DataProgress progress, Instance data)
    implements DataSource {

  @Override
  public DataInfo describe() {
    ImageListing images = listing();
    Optional<Normalization> unused = new Normalizer(input()).fixed(data);
    int testRows = testFraction(images).map(f -> f.count(images.trainRows())).orElse(0);
    int trainRows = images.trainRows() - testRows;
    int validation = HoldOut.of("validation", data).count(trainRows);
    return new DataInfo(
        input(),
        Task.CLASSES,
        images.names().size(),
        trainRows - validation,
        validation,
        images.testRows() + testRows,
        hash(images, hashes(images)));
  }

  @Override
  public void prepare() {
    ImageListing images = listing();
    rows(images, hashes(images));
  }

  @Override
  public DataSet load() {
    ImageListing images = listing();
    List<String> hashes = hashes(images);
    Split all =
        new Split(
            new Features.Stored(
                rows(images, hashes), IntStream.range(0, images.files().size()).toArray()),
            new Targets.Classes(images.labels()));
    int width = (int) input().count();
    int trainRows = images.trainRows();
    Split train = all.select(IntStream.range(0, trainRows).toArray(), width);
    Split test = all.select(IntStream.range(trainRows, all.rows()).toArray(), width);
    Examples examples = new Examples(input(), Task.CLASSES, images.names(), train, test);
    return testFraction(images)
        .map(fraction -> examples.withTest(fraction.draw(train.targets())))
        .orElse(examples)
        .prepare(data, hash(images, hashes));
  }

  private ImageFinder finder() {
    String path = data.text("path");
    try {
      return new ImageFinder(folder.resolve(path), path);
    } catch (InvalidPathException e) {
      throw new DataException("'" + path + "' is not a path: " + e.getReason());
    }
  }

  private ImageListing listing() {
    try {
      return finder().find();
    } catch (DataException e) {
      throw e.about("path");
    }
  }

  private Shape input() {
    return Shape.of(3, data.integer("size"), data.integer("size"));
  }

  private Optional<HoldOut> testFraction(ImageListing images) {
    Optional<Value> fraction = data.find("test");
    if (fraction.isPresent() && images.testRows() > 0) {
      throw new DataException(
              "%s has a folder of test images; leave out test = %s"
                  .formatted(data.text("path"), fraction.get()))
          .about("test");
    }
    return fraction.map(given -> HoldOut.of("test", data));
  }

  private List<String> hashes(ImageListing images) {
    ImageFinder finder = finder();
    String place = DigestUtils.sha256Hex(finder.root().toAbsolutePath().toString());
    return new FileHashes(cache.resolve("hashes-" + place.substring(0, 16)), progress)
        .of(finder.name(), images.files());
  }

  private String hash(ImageListing images, List<String> hashes) {
    ContentHash hash = ContentHash.of(data, Set.of("path"));
    int[] labels = images.labels();
    for (int row = 0; row < labels.length; row++) {
      hash.add((row < images.trainRows() ? "train " : "test ") + labels[row] + hashes.get(row));
    }
    return hash.hex();
  }

  private RowFile rows(ImageListing images, List<String> hashes) {
    ContentHash decoded = new ContentHash();
    decoded.add("version " + data.component().version() + " size " + data.get("size"));
    hashes.forEach(decoded::add);
    Path file = cache.resolve("images-" + decoded.hex().substring(0, 32));
    return new ImageCache(file, finder(), images.files(), data.integer("size"), progress).rows();
  }
}
