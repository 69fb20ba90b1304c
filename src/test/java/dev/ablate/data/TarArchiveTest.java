package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are damaged, or that harm whoever unpacks them. */
class TarArchiveTest {
  private static final String FOLDER = "cifar-100-binary";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/etc/evil", "..\\evil", ".."})
  void refusesNamesThatPointOutOfTheArchive(String name) throws IOException {
    write(ImageFiles.archive(tar -> ImageFiles.put(tar, name, new byte[3])));
    assertRefused("x.tar.gz holds '" + name + "', which points out of the archive");
    assertThat(folder.resolveSibling("evil")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '2'})
  void refusesLinks(char type) throws IOException {
    write(entry("train.bin", (byte) type, "/etc/passwd"));
    assertRefused("x.tar.gz holds 'train.bin', a link to '/etc/passwd'");
  }

  @ParameterizedTest
  @ValueSource(chars = {'3', '4', '6'})
  void refusesDevicesAndPipes(char type) throws IOException {
    write(entry("train.bin", (byte) type, ""));
    assertRefused("x.tar.gz holds 'train.bin', which is no plain file");
  }

  @Test
  void refusesMoreFilesThanAnyDataSetHas() throws IOException {
    write(
        ImageFiles.archive(
            tar -> {
              for (int i = 0; i < 101; i++) {
                ImageFiles.put(tar, "f" + i, new byte[0]);
              }
            }));
    assertRefused("x.tar.gz holds more than 100 files");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("train.bin");
    entry.setSize(1L << 32);
    byte[] header = new byte[512];
    entry.writeEntryHeader(header);
    write(ImageFiles.gzip(header));
    assertRefused("x.tar.gz holds 'train.bin' of 4294967296 bytes");
  }

  @Test
  void refusesWhatUnpacksToFarMoreThanItIs() throws IOException {
    write(ImageFiles.archive(tar -> ImageFiles.put(tar, "zeros", new byte[70 << 20])));
    assertRefused("unpacks to more than");
  }

  @Test
  void refusesATruncatedArchive() throws IOException {
    byte[] whole = ImageFiles.archive(FOLDER, ImageFiles.cifar100(20, 5));
    write(Arrays.copyOf(whole, whole.length / 2));
    assertRefused("x.tar.gz is truncated; remove it and download it again");
  }

  @Test
  void refusesAnArchiveThatEndsWithinAFileThoughItIsWellPacked() throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("train.bin");
    entry.setSize(3074 * 10);
    byte[] start = new byte[512 + 3074];
    entry.writeEntryHeader(start);
    write(ImageFiles.gzip(start));
    assertRefused("x.tar.gz is damaged: Truncated TAR archive");
  }

  @Test
  void refusesWhatIsNoArchive() throws IOException {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    write(noise);
    assertRefused("x.tar.gz is not a gzipped archive");
    write(ImageFiles.gzip(noise));
    assertRefused("x.tar.gz is damaged: ");
    write(new byte[0]);
    assertRefused("x.tar.gz is truncated");
  }

  @Test
  void refusesAnArchiveWithoutTheFilesOrWithOneTwice() throws IOException {
    write(ImageFiles.archive(FOLDER, Map.of("train.bin", ImageFiles.cifar(20, 2, 100))));
    assertRefused("x.tar.gz holds no test.bin");
    byte[] rows = ImageFiles.cifar(20, 2, 100);
    write(
        ImageFiles.archive(
            tar -> {
              ImageFiles.put(tar, "a/test.bin", rows);
              ImageFiles.put(tar, "b/test.bin", rows);
            }));
    assertRefused("x.tar.gz holds test.bin twice");
  }

  private static byte[] entry(String name, byte type, String link) {
    return ImageFiles.archive(
        tar -> {
          TarArchiveEntry entry = new TarArchiveEntry(name, type);
          entry.setLinkName(link);
          tar.putArchiveEntry(entry);
          tar.closeArchiveEntry();
        });
  }

  private void write(byte[] archive) throws IOException {
    Files.write(folder.resolve("x.tar.gz"), archive);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(
            () ->
                new DataSources(folder)
                    .open(Data.of("Cifar100", "path", "x.tar.gz"), Task.CLASSES)
                    .describe())
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }
}
