package dev.ablate.data;

import dev.ablate.catalog.Task;
import dev.ablate.source.FileFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CIFAR below a path: the archive, a folder with the archive or what it holds, or nothing yet.
 *
 * @param path as it is found
 * @param name as messages call it: as the experiment has it
 */
record CifarImages(CifarFormat format, Path path, String name) implements PublishedImages {

  @Override
  public Facts facts() {
    return format.facts();
  }

  @Override
  public List<Checksum> checksums() {
    return List.of(format.archive().checksum());
  }

  @Override
  public List<LocalFile> present() {
    Optional<Path> unpacked = unpacked();
    if (unpacked.isPresent()) {
      return format.files().stream()
          .map(file -> new LocalFile(part(unpacked.get(), file), file.checksum()))
          .toList();
    }
    return Stream.of(archive())
        .filter(Files::isRegularFile)
        .map(file -> new LocalFile(file, format.archive().checksum()))
        .toList();
  }

  @Override
  public List<RemoteFile> missing() {
    if (!present().isEmpty()) {
      return List.of();
    }
    return List.of(
        new RemoteFile(
            format.home().resolve(format.archive().name()),
            format.archive().checksum(),
            archive()));
  }

  @Override
  public Examples read() {
    Map<String, Split> files = unpacked().map(this::readFolder).orElseGet(this::readArchive);
    List<Split> train = format.train().stream().map(file -> split(files, file)).toList();
    return new Examples(
        facts().input(),
        Task.CLASSES,
        facts().classes(),
        CifarRecords.join(train),
        split(files, format.test()));
  }

  /** The folder with the files that the archive holds. */
  private Optional<Path> unpacked() {
    return Stream.of(path, path.resolve(format.folder()))
        .filter(
            folder ->
                format.files().stream().anyMatch(file -> Files.exists(folder.resolve(file.name()))))
        .findFirst();
  }

  private Path part(Path folder, PublishedFile file) {
    Path part = folder.resolve(file.name());
    if (!Files.isRegularFile(part)) {
      throw new DataException(
          "%s has only some of the files of %s: %s is missing"
              .formatted(name, facts().name(), file.name()));
    }
    return part;
  }

  /** Where the archive is, or would be. */
  private Path archive() {
    boolean itself = Files.isRegularFile(path) || path.toString().endsWith(".tar.gz");
    return itself ? path : path.resolve(format.archive().name());
  }

  private Map<String, Split> readFolder(Path folder) {
    Map<String, Split> splits = new HashMap<>();
    for (PublishedFile file : format.files()) {
      Path part = part(folder, file);
      try (InputStream content = new BufferedInputStream(Files.newInputStream(part), 1 << 16)) {
        splits.put(file.name(), read(nameOf(part), Files.size(part), content));
      } catch (IOException e) {
        throw new DataException("cannot read " + nameOf(part) + ": " + FileFailure.reason(e));
      }
    }
    return splits;
  }

  private Map<String, Split> readArchive() {
    Map<String, Split> splits = new HashMap<>();
    String archive = nameOf(archive());
    List<String> wanted = format.files().stream().map(PublishedFile::name).toList();
    new TarArchive(archive(), archive)
        .forEachFile(
            (file, bytes, content) -> {
              if (wanted.contains(file)
                  && splits.put(file, read(archive + ": " + file, bytes, content)) != null) {
                throw new DataException(archive + " holds " + file + " twice");
              }
            });
    return splits;
  }

  private Split read(String file, long bytes, InputStream content) throws IOException {
    return new CifarRecords(format.labelBytes(), facts().classes().size())
        .read(file, bytes, content);
  }

  private Split split(Map<String, Split> files, PublishedFile file) {
    return Optional.ofNullable(files.get(file.name()))
        .orElseThrow(() -> new DataException(nameOf(archive()) + " holds no " + file.name()));
  }

  /** How messages call a file below the path. */
  private String nameOf(Path file) {
    return file.equals(path) ? name : Path.of(name).resolve(path.relativize(file)).toString();
  }
}
