package dev.ablate.data;

import java.util.stream.IntStream;

/** Class labels as files hold them: a byte each. */
final class Labels {
  private Labels() {}

  /**
   * Labels from bytes.
   *
   * @param file what messages call the file
   * @throws DataException where one is not below {@code classes}
   */
  static Targets.Classes of(byte[] bytes, int classes, String file) {
    int[] labels = IntStream.range(0, bytes.length).map(row -> bytes[row] & 0xff).toArray();
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] >= classes) {
        throw new DataException(
            "%s: row %d has label %d, and labels go from 0 to %d"
                .formatted(file, row, labels[row], classes - 1));
      }
    }
    return new Targets.Classes(labels);
  }

  /** The same labels as bytes. */
  static byte[] bytes(Targets.Classes labels) {
    int[] values = labels.values();
    byte[] bytes = new byte[values.length];
    for (int row = 0; row < bytes.length; row++) {
      bytes[row] = (byte) values[row];
    }
    return bytes;
  }
}
