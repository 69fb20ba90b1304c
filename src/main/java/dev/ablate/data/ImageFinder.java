package dev.ablate.data;

import dev.ablate.source.FileFailure;
import dev.ablate.source.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds images in folders named by their classes, as torchvision's {@code ImageFolder} does: {@code
 * root/train/CLASS/...} with {@code root/test/CLASS/...} or else {@code root/val/CLASS/...}, or
 * {@code root/CLASS/...}. Links are followed; names that begin with a dot, and files that are not
 * named as images are, are passed over.
 *
 * @param root the folder
 * @param name what messages call it
 */
record ImageFinder(Path root, String name) {
  private static final Set<String> DECODED =
      Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");
  private static final Set<String> NOT_DECODED =
      Set.of("webp", "ppm", "pgm", "pbm", "heic", "heif", "avif", "jp2");

  /**
   * Finds them.
   *
   * @throws DataException where folders, classes or images are missing
   */
  ImageListing find() {
    if (!Files.isDirectory(root)) {
      throw new DataException(
          "no folder " + name + " (looked for " + root.toAbsolutePath().normalize() + ")");
    }
    try {
      if (!Files.isDirectory(root.resolve("train"))) {
        List<String> classes = classes(root);
        return new ImageListing(classes, images(root, classes), List.of());
      }
      List<String> classes = classes(root.resolve("train"));
      return new ImageListing(classes, images(root.resolve("train"), classes), testImages(classes));
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DataException unreadable(IOException failure) {
    return new DataException("cannot read " + name + ": " + FileFailure.text(failure));
  }

  private List<List<FileStamp>> testImages(List<String> classes) throws IOException {
    for (String folder : List.of("test", "val")) {
      Path test = root.resolve(folder);
      if (Files.isDirectory(test)) {
        checkKnown(test, classes);
        return images(test, classes);
      }
    }
    return List.of();
  }

  private void checkKnown(Path test, List<String> classes) throws IOException {
    for (String found : folders(test)) {
      if (!classes.contains(found)) {
        throw new DataException(
            "%s has a class that %s lacks%s"
                .formatted(
                    shown(test.resolve(found)),
                    shown(root.resolve("train")),
                    Nearest.hint(found, classes)));
      }
    }
  }

  private List<String> classes(Path folder) throws IOException {
    List<String> classes = folders(folder);
    if (classes.size() < 2) {
      throw new DataException(
          "%s has %d folders of classes, and it takes two; images stand in CLASS/, or in train/CLASS/ and test/CLASS/"
              .formatted(shown(folder), classes.size()));
    }
    return classes;
  }

  private static List<String> folders(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .filter(child -> !child.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private List<List<FileStamp>> images(Path folder, List<String> classes) throws IOException {
    List<List<FileStamp>> images = new ArrayList<>();
    for (String label : classes) {
      images.add(imagesOf(folder.resolve(label)));
    }
    return images;
  }

  private List<FileStamp> imagesOf(Path label) throws IOException {
    if (!Files.isDirectory(label)) {
      return List.of();
    }
    try (Stream<Path> inside =
        Files.find(label, Integer.MAX_VALUE, this::isImage, FileVisitOption.FOLLOW_LINKS)) {
      List<FileStamp> images =
          inside
              .sorted(Comparator.comparing(file -> label.relativize(file).toString()))
              .map(ImageFinder::stamp)
              .toList();
      if (images.isEmpty()) {
        throw new DataException(shown(label) + " has no images");
      }
      return images;
    }
  }

  private boolean isImage(Path file, BasicFileAttributes attributes) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean candidate = attributes.isRegularFile() && !name.startsWith(".");
    if (candidate && NOT_DECODED.contains(extension)) {
      throw new DataException(
          shown(file) + " cannot be decoded: save it as png or jpeg, or take it out");
    }
    return candidate && DECODED.contains(extension);
  }

  private static FileStamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(file, attributes.size(), attributes.lastModifiedTime().toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How messages call a file: as the experiment would write it. */
  String shown(Path file) {
    return Path.of(name).resolve(root.relativize(file)).toString().replace('\\', '/');
  }
}
