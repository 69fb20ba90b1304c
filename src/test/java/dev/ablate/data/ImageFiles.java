package dev.ablate.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small files in the formats of CIFAR and MNIST. */
public final class ImageFiles {
  private ImageFiles() {}

  /** Rows of CIFAR: labels take turns, CIFAR-100's coarse label is always 19. */
  public static byte[] cifar(int rows, int labelBytes, int classes) {
    ByteBuffer file = ByteBuffer.allocate(rows * (labelBytes + CifarRecords.IMAGE));
    Random random = new Random(rows);
    byte[] image = new byte[CifarRecords.IMAGE];
    for (int row = 0; row < rows; row++) {
      if (labelBytes == 2) {
        file.put((byte) 19);
      }
      random.nextBytes(image);
      file.put((byte) (row % classes)).put(image);
    }
    return file.array();
  }

  /** The files of a small CIFAR-100. */
  public static Map<String, byte[]> cifar100(int train, int test) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("train.bin", cifar(train, 2, 100));
    files.put("test.bin", cifar(test, 2, 100));
    return files;
  }

  /** The files of a small CIFAR-10, out of order. */
  public static Map<String, byte[]> cifar10(int rowsEach) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int batch : new int[] {4, 1, 5, 2, 3}) {
      files.put("data_batch_" + batch + ".bin", cifar(rowsEach + batch, 1, 10));
    }
    files.put("test_batch.bin", cifar(rowsEach, 1, 10));
    return files;
  }

  /** The files of a small MNIST. */
  public static Map<String, byte[]> mnist(int train, int test) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("train-images-idx3-ubyte", idxImages(train, 28));
    files.put("train-labels-idx1-ubyte", idxLabels(train));
    files.put("t10k-images-idx3-ubyte", idxImages(test, 28));
    files.put("t10k-labels-idx1-ubyte", idxLabels(test));
    return files;
  }

  static byte[] idxImages(int rows, int size) {
    byte[] pixels = new byte[rows * size * size];
    new Random(rows).nextBytes(pixels);
    return ByteBuffer.allocate(16 + pixels.length)
        .putInt(0x0803)
        .putInt(rows)
        .putInt(size)
        .putInt(size)
        .put(pixels)
        .array();
  }

  static byte[] idxLabels(int rows) {
    ByteBuffer file = ByteBuffer.allocate(8 + rows).putInt(0x0801).putInt(rows);
    for (int row = 0; row < rows; row++) {
      file.put((byte) (row % 10));
    }
    return file.array();
  }

  /** Writes files into a folder. */
  public static void write(Path folder, Map<String, byte[]> files) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same files, gzipped and named so. */
  static Map<String, byte[]> gzipped(Map<String, byte[]> files) {
    Map<String, byte[]> packed = new LinkedHashMap<>();
    files.forEach((name, content) -> packed.put(name + ".gz", gzip(content)));
    return packed;
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Something in an archive. */
  interface Entries {
    void write(TarArchiveOutputStream tar) throws IOException;
  }

  /** A gzipped archive. */
  static byte[] archive(Entries entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      entries.write(tar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return gzip(bytes.toByteArray());
  }

  /** A gzipped archive of a folder with files. */
  public static byte[] archive(String folder, Map<String, byte[]> files) {
    return archive(
        tar -> {
          tar.putArchiveEntry(new TarArchiveEntry(folder + "/"));
          tar.closeArchiveEntry();
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            put(tar, folder + "/" + file.getKey(), file.getValue());
          }
        });
  }

  static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
