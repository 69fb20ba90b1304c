package dev.ablate.data;

import dev.ablate.source.FileFailure;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of unsigned bytes in the IDX format of MNIST (LeCun 1998), gzipped or not: a number that
 * says so and how many dimensions follow, the dimensions, the bytes. All numbers have four bytes,
 * the highest first.
 *
 * @param name as messages call it
 */
record IdxFile(Path path, String name) {
  private static final int BYTES = 0x0800;
  private static final int GZIP = 0x1f8b;
  private static final long MOST_BYTES = 1L << 29;

  /**
   * Reads the file's bytes.
   *
   * @param row the dimensions after the first, which counts the rows
   * @throws DataException where it is something else, truncated or too long
   */
  byte[] read(List<Integer> row) {
    try (DataInputStream in = new DataInputStream(open())) {
      int count = header(in, row);
      byte[] values = in.readNBytes(count);
      if (values.length < count) {
        throw new EOFException();
      }
      if (in.read() >= 0) {
        throw new DataException(name + " has more bytes than its header says");
      }
      return values;
    } catch (EOFException e) {
      throw new DataException(name + " is truncated; remove it and get it again");
    } catch (ZipException e) {
      throw new DataException(name + " is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw new DataException("cannot read " + name + ": " + FileFailure.reason(e));
    }
  }

  private InputStream open() throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    file.mark(2);
    int start = (file.read() << 8) | file.read();
    file.reset();
    return start == GZIP ? new GZIPInputStream(file, 1 << 16) : file;
  }

  /** Checks the header; the result is how many bytes follow. */
  private int header(DataInputStream in, List<Integer> row) throws IOException {
    int start = in.readInt();
    int expected = BYTES + row.size() + 1;
    if (start != expected) {
      throw new DataException(
          "%s begins with %08x; an IDX file of such bytes begins with %08x"
              .formatted(name, start, expected));
    }
    int rows = in.readInt();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      found.add(in.readInt());
    }
    if (!found.equals(row)) {
      throw new DataException("%s has images of %s, not of %s".formatted(name, found, row));
    }
    long bytes = row.stream().mapToLong(Integer::longValue).reduce(rows, (a, b) -> a * b);
    if (rows <= 0 || bytes > MOST_BYTES) {
      throw new DataException(
          "%s says that it has %d rows; at least one and at most %d bytes can be read"
              .formatted(name, rows, MOST_BYTES));
    }
    return (int) bytes;
  }
}
