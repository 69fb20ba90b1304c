package dev.ablate.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Arrays by name, as {@code numpy.load} reads them: a zip of files in NumPy's format 1.0. */
public final class Npz implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final ZipOutputStream zip;

  /** Copies a row of bytes. */
  @FunctionalInterface
  public interface Rows {
    void read(int row, byte[] target);
  }

  /** Writes to a stream, which is closed with this. */
  public Npz(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /** Adds bytes from 0 to 255. */
  public void add(String name, List<Integer> shape, byte[] values) throws IOException {
    write(name, "|u1", shape, values);
  }

  /** Adds bytes from 0 to 255 that need not fit into memory, row by row. */
  public void add(String name, List<Integer> shape, Rows rows) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(header("|u1", shape));
    byte[] row = new byte[shape.stream().skip(1).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < shape.get(0); i++) {
      rows.read(i, row);
      zip.write(row);
    }
    zip.closeEntry();
  }

  /** Adds numbers of 32 bits. */
  public void add(String name, List<Integer> shape, float[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    littleEndian(bytes).asFloatBuffer().put(values);
    write(name, "<f4", shape, bytes);
  }

  /** Adds whole numbers, which are of 64 bits for the reader. */
  public void add(String name, List<Integer> shape, int[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
    ByteBuffer buffer = littleEndian(bytes);
    for (int value : values) {
      buffer.putLong(value);
    }
    write(name, "<i8", shape, bytes);
  }

  private void write(String name, String type, List<Integer> shape, byte[] values)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(header(type, shape));
    zip.write(values);
    zip.closeEntry();
  }

  private static byte[] header(String type, List<Integer> shape) {
    String sizes = shape.stream().map(size -> size + ",").collect(Collectors.joining(" "));
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, sizes);
    int before = 10; // the magic word, the version and the header's length
    String padded =
        text + " ".repeat(Math.floorMod(-(before + text.length() + 1), ALIGNMENT)) + "\n";
    byte[] header = new byte[before + padded.length()];
    littleEndian(header)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII));
    return header;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
