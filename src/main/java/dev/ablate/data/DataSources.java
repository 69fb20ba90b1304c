package dev.ablate.data;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens the data sets that a file names. */
public final class DataSources {
  private final Path folder;
  private final Path cache;
  private final DataProgress progress;

  /**
   * For the files of one experiment.
   *
   * @param folder what relative paths start from: the experiment file's folder
   * @param cache the folder that keeps what is slow to make; made when first needed
   * @param progress is told of slow work
   */
  public DataSources(Path folder, Path cache, DataProgress progress) {
    this.folder = folder;
    this.cache = cache;
    this.progress = progress;
  }

  /** For the files of one experiment, with the cache beside them. */
  public DataSources(Path folder) {
    this(folder, folder.resolve(".ablate").resolve("cache"), DataProgress.SILENT);
  }

  /**
   * The data set, not read yet.
   *
   * @param task what the loss needs as targets
   * @throws DataException where the data set has no such targets
   */
  public DataSource open(Instance data, Task task) {
    Form.check(data, task);
    return switch (data.name()) {
      case "Shapes" -> classes(data, task, new GeneratedSource(data, ShapesGenerator.of(data)));
      case "Spirals" -> classes(data, task, new GeneratedSource(data, SpiralsGenerator.of(data)));
      case "Friedman" -> numbers(data, task, new GeneratedSource(data, FriedmanGenerator.of(data)));
      case "Cifar10" -> classes(data, task, cifar(CifarFormat.CIFAR10, data));
      case "Cifar100" -> classes(data, task, cifar(CifarFormat.CIFAR100, data));
      case "Mnist" -> classes(data, task, idx(IdxFormat.MNIST, data));
      case "FashionMnist" -> classes(data, task, idx(IdxFormat.FASHION_MNIST, data));
      case "ImageFolder" ->
          classes(data, task, new ImageFolderSource(folder, cache, progress, data));
      case "Csv" -> new CsvSource(folder, data, task);
      case "Pairs", "Triplets" -> new PartnerSource(data, task, classified(data));
      default -> throw new IllegalArgumentException("no data set " + data.name());
    };
  }

  private DataSource classified(Instance data) {
    try {
      return open(data.child("data"), Task.CLASSES);
    } catch (DataException e) {
      throw e.isUnsuited()
          ? new DataException(
              "%1$s needs a data set with one class a row, which %2$s is not; write %1$s(Shapes(...))"
                  .formatted(data.name(), data.child("data").name()))
          : e;
    }
  }

  private static DataSource classes(Instance data, Task task, DataSource source) {
    if (task == Task.NUMBERS) {
      throw DataException.unsuited(
          data.name() + " has classes and the loss needs numbers; write loss = CrossEntropyLoss()");
    }
    return source;
  }

  private static DataSource numbers(Instance data, Task task, DataSource source) {
    if (task != Task.NUMBERS) {
      throw DataException.unsuited(
          data.name() + " has numbers and the loss needs classes; write loss = MSELoss()");
    }
    return source;
  }

  private DataSource cifar(CifarFormat format, Instance data) {
    return published(data, new CifarImages(format, path(data), data.text("path")));
  }

  private DataSource idx(IdxFormat format, Instance data) {
    return published(data, new IdxImages(format, path(data), data.text("path")));
  }

  private DataSource published(Instance data, PublishedImages images) {
    return new PublishedSource(data, images, new ChecksumCache(cache), progress);
  }

  private Path path(Instance data) {
    String name = data.text("path");
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      throw new DataException("'" + name + "' is not a path: " + e.getReason()).about("path");
    }
  }
}
