package dev.ablate.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The images of a folder in the order of their rows: by class, then by name.
 *
 * @param names of the classes
 * @param train by class
 * @param test by class, the classes of {@code train}; empty where there is no folder for them
 */
record ImageListing(List<String> names, List<List<FileStamp>> train, List<List<FileStamp>> test) {

  /** All files: first those to train on, then those to test on. */
  List<FileStamp> files() {
    return Stream.concat(train.stream(), test.stream()).flatMap(List::stream).toList();
  }

  /** How many images to train on there are. */
  int trainRows() {
    return labels(train).length;
  }

  /** How many images there are in a folder of their own to test on. */
  int testRows() {
    return labels(test).length;
  }

  /** The class of each file. */
  int[] labels() {
    return IntStream.concat(IntStream.of(labels(train)), IntStream.of(labels(test))).toArray();
  }

  private static int[] labels(List<List<FileStamp>> byClass) {
    return IntStream.range(0, byClass.size())
        .flatMap(label -> byClass.get(label).stream().mapToInt(file -> label))
        .toArray();
  }
}
