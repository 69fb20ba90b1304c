package dev.ablate.engine;

import dev.ablate.program.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript archive in memory: a zip of four stored entries. */
final class Archive {
  /** The format of PyTorch 1.13 to 2.x, which decides what the names of operations mean. */
  private static final String FORMAT = "10\n";

  private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

  private Archive() {}

  /** The archive of a program's text. */
  static byte[] of(String code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "program/data.pkl", object());
      put(zip, "program/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      put(zip, "program/constants.pkl", EMPTY_TUPLE);
      put(zip, "program/version", FORMAT.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A pickled object of the program's class whose only attribute is {@code training = True}. */
  private static byte[] object() throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2});
    pickle.write(ascii("c__torch__\n" + Program.CLASS + "\n)\u0081}(X"));
    pickle.write(new byte[] {8, 0, 0, 0});
    pickle.write(ascii("training"));
    pickle.write(0x88);
    pickle.write(ascii("ub."));
    return pickle.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
