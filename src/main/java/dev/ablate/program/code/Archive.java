package dev.ablate.program.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive: a zip of stored entries with the text of one class, an object of it, and
 * the numbers of the object's tensors.
 */
public final class Archive {
  /** The format of PyTorch 1.13 to 2.x, which decides what the names of operations mean. */
  private static final String FORMAT = "10\n";

  private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

  private final ZipOutputStream zip;

  /**
   * A tensor that the object has.
   *
   * @param name of the attribute
   * @param sizes of its dimensions
   * @param values in row order
   */
  public record Attribute(String name, List<Integer> sizes, float[] values) {}

  private Archive(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** The archive, in memory, of a class without attributes. */
  public static byte[] of(String className, String code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(className, code, true, List.of(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes an archive.
   *
   * @param className of the object
   * @param code the text of that class
   * @param training whether the object is in training mode
   * @param attributes all tensors that the class declares
   */
  public static void write(
      String className, String code, boolean training, List<Attribute> attributes, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      Archive archive = new Archive(zip);
      archive.put("data.pkl", Pickle.object(className, training, attributes));
      archive.put("code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < attributes.size(); i++) {
        archive.put("data/" + i, bytes(attributes.get(i).values()));
      }
      archive.put("constants.pkl", EMPTY_TUPLE);
      archive.put("version", FORMAT.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes.array();
  }

  private void put(String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry("program/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
