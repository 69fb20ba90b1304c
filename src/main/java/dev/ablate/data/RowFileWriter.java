package dev.ablate.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/** Writes files of rows: a header (mark, rows, width), the rows, the CRC32C of each row. */
final class RowFileWriter {
  private RowFileWriter() {}

  /** Makes a row. */
  interface RowMaker {
    void fill(int row, byte[] target);
  }

  /**
   * Writes a file, with rows made in parallel.
   *
   * @param check throws where what was made is not to be kept
   * @throws IOException where it cannot be written
   */
  static void write(Path path, int rows, int width, RowMaker maker, Runnable check)
      throws IOException {
    try {
      WholeFile.write(
          path,
          file -> {
            fill(file, rows, width, maker);
            check.run();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void fill(Path path, int rows, int width, RowMaker maker) throws IOException {
    ByteBuffer sums = ByteBuffer.allocate(rows * Integer.BYTES);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      write(channel, RowFile.header(rows, width), 0);
      IntStream.range(0, rows)
          .parallel()
          .forEach(
              row -> {
                byte[] bytes = new byte[width];
                maker.fill(row, bytes);
                sums.putInt(row * Integer.BYTES, RowFile.checksum(ByteBuffer.wrap(bytes)));
                write(channel, ByteBuffer.wrap(bytes), RowFile.HEADER + (long) row * width);
              });
      write(channel, sums, RowFile.HEADER + (long) rows * width);
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long start) {
    try {
      long position = start;
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
