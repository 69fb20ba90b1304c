package dev.ablate.data;

import dev.ablate.catalog.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MNIST or Fashion-MNIST in a folder, as published or unpacked, or a part of it, or nothing yet.
 *
 * @param path as it is found
 * @param name as messages call it: as the experiment has it
 */
record IdxImages(IdxFormat format, Path path, String name) implements PublishedImages {

  @Override
  public Facts facts() {
    return format.facts();
  }

  @Override
  public List<Checksum> checksums() {
    return format.files().stream().map(file -> file.packed().checksum()).toList();
  }

  @Override
  public List<LocalFile> present() {
    return format.files().stream().flatMap(file -> find(file).stream()).toList();
  }

  @Override
  public List<RemoteFile> missing() {
    return format.files().stream()
        .filter(file -> find(file).isEmpty())
        .map(IdxFormat.GzipFile::packed)
        .map(
            file ->
                new RemoteFile(
                    format.home().resolve(file.name()),
                    file.checksum(),
                    folder().resolve(file.name())))
        .toList();
  }

  @Override
  public Examples read() {
    return new Examples(
        facts().input(),
        Task.CLASSES,
        facts().classes(),
        read(format.train()),
        read(format.test()));
  }

  private Split read(IdxFormat.Part part) {
    IdxFile images = open(part.images());
    IdxFile labels = open(part.labels());
    List<Integer> pixels = facts().input().sizes().subList(1, 3);
    byte[] values = images.read(pixels);
    Targets.Classes classes =
        Labels.of(labels.read(List.of()), facts().classes().size(), labels.name());
    long rows = values.length / facts().input().count();
    if (rows != classes.rows()) {
      throw new DataException(
          "%s has %d images, and %s has %d labels"
              .formatted(images.name(), rows, labels.name(), classes.rows()));
    }
    return new Split(new Features.Bytes(values), classes);
  }

  private IdxFile open(IdxFormat.GzipFile file) {
    Path found =
        find(file).map(LocalFile::path).orElseThrow(() -> new DataException(name + " is gone"));
    return new IdxFile(found, Path.of(name).resolve(path.relativize(found)).toString());
  }

  private Optional<LocalFile> find(IdxFormat.GzipFile file) {
    return Stream.of(file.packed(), file.plain())
        .map(form -> new LocalFile(folder().resolve(form.name()), form.checksum()))
        .filter(local -> Files.isRegularFile(local.path()))
        .findFirst();
  }

  /** Where the files are, or would be: also below the folder that torchvision makes. */
  private Path folder() {
    return format.folders().stream()
        .map(path::resolve)
        .filter(folder -> format.files().stream().anyMatch(file -> isIn(folder, file)))
        .findFirst()
        .orElse(path);
  }

  private static boolean isIn(Path folder, IdxFormat.GzipFile file) {
    return Files.exists(folder.resolve(file.packed().name()))
        || Files.exists(folder.resolve(file.plain().name()));
  }
}
