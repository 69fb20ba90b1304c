package dev.ablate.data;

import dev.ablate.source.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * Images decoded and made square once, in a file of the cache that is named by their content.
 *
 * @param file where they are kept
 * @param finder names files in messages
 * @param files in the order of the rows
 * @param size of the square, in pixels
 */
record ImageCache(
    Path file, ImageFinder finder, List<FileStamp> files, int size, DataProgress progress) {
  private static final long LARGEST_FILE = 1 << 28;
  private static final int MOST_NAMED = 10;

  /**
   * The decoded images; made where they are missing or damaged.
   *
   * @throws DataException which names the images that cannot be decoded
   */
  RowFile rows() {
    try {
      Optional<RowFile> kept = kept();
      if (kept.isPresent()) {
        return kept.get();
      }
      make();
      return kept().orElseThrow(() -> new IOException("what was just written is damaged"));
    } catch (IOException e) {
      throw new DataException("cannot keep images in " + file + ": " + FileFailure.reason(e));
    }
  }

  private Optional<RowFile> kept() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataProgress.Work work = begin("Checking ")) {
      return RowFile.open(file, files.size(), width(), work);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void make() throws IOException {
    SortedMap<Integer, String> broken = new ConcurrentSkipListMap<>();
    try (DataProgress.Work work = begin("Decoding ")) {
      RowFileWriter.write(
          file,
          files.size(),
          width(),
          (row, target) -> {
            decode(files.get(row), target).ifPresent(problem -> broken.put(row, problem));
            work.advance(1);
          },
          () -> refuse(broken));
    }
  }

  private DataProgress.Work begin(String what) {
    return progress.begin(what + finder.name(), "images", files.size());
  }

  private int width() {
    return 3 * size * size;
  }

  /** Gives what is wrong with an image. */
  private Optional<String> decode(FileStamp image, byte[] target) {
    try {
      if (image.size() > LARGEST_FILE) {
        throw new IOException("it has %d bytes; make it smaller".formatted(image.size()));
      }
      byte[] pixels =
          new SquareCrop(size).of(ImageDecoder.decode(Files.readAllBytes(image.path())));
      System.arraycopy(pixels, 0, target, 0, pixels.length);
      return Optional.empty();
    } catch (OutOfMemoryError e) {
      return Optional.of(
          finder.shown(image.path())
              + ": there is not enough memory to decode it; make it smaller");
    } catch (IOException e) {
      return Optional.of(finder.shown(image.path()) + ": " + FileFailure.reason(e));
    }
  }

  private static void refuse(SortedMap<Integer, String> broken) {
    if (!broken.isEmpty()) {
      String more =
          broken.size() > MOST_NAMED ? "\n  and " + (broken.size() - MOST_NAMED) + " more" : "";
      throw new DataException(
          broken.values().stream()
              .limit(MOST_NAMED)
              .collect(
                  Collectors.joining(
                      "\n  ",
                      broken.size() + " of the images cannot be used; mend or remove them:\n  ",
                      more)));
    }
  }
}
