package dev.ablate.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Rows of a binary file of CIFAR: {@code labelBytes} labels, the last of which is the class, then
 * 3,072 bytes of an image [3, 32, 32].
 */
record CifarRecords(int labelBytes, int classes) {
  static final int IMAGE = 3 * 32 * 32;

  /**
   * Reads a file.
   *
   * @param file what messages call it
   * @param bytes its size
   * @throws DataException where it does not end with a row, or a label is out of range
   */
  Split read(String file, long bytes, InputStream content) throws IOException {
    int row = labelBytes + IMAGE;
    if (bytes == 0 || bytes % row != 0) {
      throw new DataException(
          "%s has %d bytes, which is not a number of rows of %d bytes; it is truncated or another kind of file"
              .formatted(file, bytes, row));
    }
    int rows = Math.toIntExact(bytes / row);
    byte[] images = new byte[Math.multiplyExact(rows, IMAGE)];
    byte[] labels = new byte[rows];
    byte[] label = new byte[labelBytes];
    DataInputStream in = new DataInputStream(content);
    for (int i = 0; i < rows; i++) {
      in.readFully(label);
      labels[i] = label[labelBytes - 1];
      in.readFully(images, i * IMAGE, IMAGE);
    }
    return new Split(new Features.Bytes(images), Labels.of(labels, classes, file));
  }

  /** The rows of several files, one after the other. */
  static Split join(List<Split> splits) {
    if (splits.size() == 1) {
      return splits.get(0);
    }
    int rows = splits.stream().mapToInt(Split::rows).sum();
    byte[] images = new byte[Math.multiplyExact(rows, IMAGE)];
    int[] labels = new int[rows];
    int at = 0;
    for (Split split : splits) {
      byte[] some = ((Features.Bytes) split.features()).values();
      System.arraycopy(some, 0, images, at * IMAGE, some.length);
      System.arraycopy(((Targets.Classes) split.targets()).values(), 0, labels, at, split.rows());
      at += split.rows();
    }
    return new Split(new Features.Bytes(images), new Targets.Classes(labels));
  }
}
