package dev.ablate.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Rows of bytes in a file that is mapped into memory; see {@link RowFileWriter} for what stands in
 * it. Any thread may read.
 */
public final class RowFile {
  static final int HEADER = 16;
  static final long MAGIC = 0x41424c41_54450001L;

  /** Bytes of one map; a map cannot be larger than 2 GiB. */
  private static final int LARGEST_MAP = 1 << 30;

  private final int width;
  private final int rowsPerMap;
  private final List<ByteBuffer> maps;

  private RowFile(int width, int rowsPerMap, List<ByteBuffer> maps) {
    this.width = width;
    this.rowsPerMap = rowsPerMap;
    this.maps = List.copyOf(maps);
  }

  /**
   * Maps a file.
   *
   * @param work is told of every row
   * @return empty where it is damaged or holds other rows
   * @throws IOException where it is missing or cannot be read
   */
  static Optional<RowFile> open(Path path, int rows, int width, DataProgress.Work work)
      throws IOException {
    return open(path, rows, width, LARGEST_MAP, work);
  }

  /** Maps a file in parts of this many bytes, rounded down to whole rows. */
  static Optional<RowFile> open(
      Path path, int rows, int width, int largestMap, DataProgress.Work work) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long checksums = HEADER + (long) rows * width;
      if (channel.size() != checksums + (long) rows * Integer.BYTES) {
        return Optional.empty();
      }
      int rowsPerMap = Math.max(1, largestMap / width);
      List<ByteBuffer> maps = new ArrayList<>();
      for (int row = 0; row < rows; row += rowsPerMap) {
        long start = HEADER + (long) row * width;
        long end = Math.min(start + (long) rowsPerMap * width, checksums);
        maps.add(channel.map(FileChannel.MapMode.READ_ONLY, start, end - start));
      }
      RowFile file = new RowFile(width, rowsPerMap, maps);
      ByteBuffer sums =
          channel.map(FileChannel.MapMode.READ_ONLY, checksums, (long) rows * Integer.BYTES);
      return Optional.of(file)
          .filter(opened -> isHeader(channel, rows, width) && opened.isWhole(sums, rows, work));
    }
  }

  private static boolean isHeader(FileChannel channel, int rows, int width) {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    try {
      channel.read(header, 0);
    } catch (IOException e) {
      return false;
    }
    return header.flip().equals(header(rows, width));
  }

  static ByteBuffer header(int rows, int width) {
    return ByteBuffer.allocate(HEADER).putLong(MAGIC).putInt(rows).putInt(width).flip();
  }

  private boolean isWhole(ByteBuffer sums, int rows, DataProgress.Work work) {
    return IntStream.range(0, rows)
        .parallel()
        .allMatch(
            row -> {
              work.advance(1);
              return checksum(slice(row)) == sums.getInt(row * Integer.BYTES);
            });
  }

  static int checksum(ByteBuffer row) {
    CRC32C sum = new CRC32C();
    sum.update(row);
    return (int) sum.getValue();
  }

  private ByteBuffer slice(int row) {
    return maps.get(row / rowsPerMap).slice(row % rowsPerMap * width, width);
  }

  /** Bytes of a row. */
  int width() {
    return width;
  }

  /** Copies a row. */
  void read(int row, byte[] target) {
    maps.get(row / rowsPerMap).get(row % rowsPerMap * width, target, 0, width);
  }

  /** One byte of a row. */
  byte read(int row, int index) {
    return maps.get(row / rowsPerMap).get(row % rowsPerMap * width + index);
  }
}
