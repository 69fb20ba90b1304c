package dev.ablate.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * A gzipped tar archive of a few files. It is read where it lies: nothing is unpacked to disk.
 *
 * @param name as messages call it
 */
record TarArchive(Path path, String name) {
  private static final int MOST_ENTRIES = 100;
  private static final long LARGEST_FILE = 1L << 28;

  /** The most that may come out: pictures hardly shrink, and what is small does no harm. */
  private static final long MOST_TIMES = 20;

  private static final long HARMLESS = 1L << 26;

  /** What reads the files. */
  interface Reader {

    /**
     * Reads a file.
     *
     * @param file its name, without folders
     * @param bytes its size
     */
    void read(String file, long bytes, InputStream content) throws IOException;
  }

  /**
   * Reads all files in the archive's order.
   *
   * @throws DataException where the archive is damaged, or holds what no data set holds
   */
  void forEachFile(Reader reader) {
    try (TarArchiveInputStream tar = open()) {
      int entries = 0;
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw error("holds more than " + MOST_ENTRIES + " files");
        }
        check(entry);
        if (!entry.isDirectory()) {
          reader.read(fileName(entry), entry.getSize(), tar);
        }
      }
    } catch (EOFException e) {
      throw new DataException(name + " is truncated; remove it and download it again");
    } catch (ZipException e) {
      throw new DataException(name + " is not a gzipped archive, or is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw new DataException(name + " is damaged: " + e.getMessage());
    }
  }

  private static String fileName(TarArchiveEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private TarArchiveInputStream open() throws IOException {
    long most = HARMLESS + MOST_TIMES * Files.size(path);
    InputStream file = new BufferedInputStream(Files.newInputStream(path));
    InputStream content = new GZIPInputStream(file, 1 << 16);
    return new TarArchiveInputStream(
        BoundedInputStream.builder()
            .setInputStream(content)
            .setMaxCount(most)
            .setOnMaxCount(
                (max, count) -> {
                  throw error("unpacks to more than " + most + " bytes");
                })
            .get());
  }

  private void check(TarArchiveEntry entry) {
    String file = entry.getName();
    if (file.startsWith("/")
        || file.contains("\\")
        || Arrays.asList(file.split("/")).contains("..")) {
      throw error("holds '" + file + "', which points out of the archive");
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      throw error("holds '" + file + "', a link to '" + entry.getLinkName() + "'");
    }
    if (!entry.isDirectory() && (!entry.isFile() || isSpecial(entry))) {
      throw error("holds '" + file + "', which is no plain file");
    }
    if (entry.getSize() > LARGEST_FILE) {
      throw error("holds '" + file + "' of " + entry.getSize() + " bytes");
    }
  }

  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isSparse();
  }

  private DataException error(String problem) {
    return new DataException(name + " " + problem + "; no archive of a data set does");
  }
}
