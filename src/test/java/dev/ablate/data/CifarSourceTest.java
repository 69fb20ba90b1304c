package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest {
  private static final String ARCHIVE = "cifar-100-binary.tar.gz";
  private static final String FOLDER = "cifar-100-binary";

  @TempDir private Path folder;

  @Test
  void isKnownWithoutFiles() {
    DataInfo info = cifar100("nowhere").describe();
    assertThat(info.input()).isEqualTo(Shape.of(3, 32, 32));
    assertThat(info.outputs()).isEqualTo(100);
    assertThat(info.trainRows()).isEqualTo(45_000);
    assertThat(info.validationRows()).isEqualTo(5_000);
    assertThat(info.testRows()).isEqualTo(10_000);
    assertThat(info).isEqualTo(cifar100("elsewhere").describe());
    assertThat(info.contentHash())
        .isNotEqualTo(open(Data.of("Cifar10", "path", "nowhere")).describe().contentHash())
        .isNotEqualTo(
            open(Data.of("Cifar100", "path", "nowhere", "split_seed", 1)).describe().contentHash());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysWhatIsMissingWhereNothingIs() {
    assertThatThrownBy(() -> cifar100("data").load())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cifar100 needs %s, which is not there; ablate run downloads it",
            folder.resolve("data/" + ARCHIVE));
    assertThatThrownBy(() -> cifar100("mine.tar.gz").load())
        .hasMessageContaining(folder.resolve("mine.tar.gz") + ", which");
  }

  @Test
  void readsArchivesAndFoldersAlike() throws IOException {
    Map<String, byte[]> files = ImageFiles.cifar100(200, 30);
    byte[] archive = ImageFiles.archive(FOLDER, files);
    ImageFiles.write(folder.resolve("a").resolve(FOLDER), files);
    ImageFiles.write(folder.resolve("b"), Map.of(ARCHIVE, archive));
    Files.write(folder.resolve("c.tgz"), archive);

    DataSet set = cifar100("a").load();
    assertThat(set.info().trainRows()).isEqualTo(180);
    assertThat(set.info().validationRows()).isEqualTo(20);
    assertThat(set.info().testRows()).isEqualTo(30);
    assertThat(set.info().contentHash()).isNotEqualTo(cifar100("nowhere").describe().contentHash());
    for (String path : new String[] {"a/cifar-100-binary", "b", "b/" + ARCHIVE, "c.tgz"}) {
      DataSet other = cifar100(path).load();
      assertThat(other.info()).isEqualTo(set.info());
      assertThat(pixels(other.train())).isEqualTo(pixels(set.train()));
      assertThat(cifar100(path).describe()).isEqualTo(set.info());
    }
  }

  @Test
  void takesTheFineLabelAndTheImageBehindIt() {
    Map<String, byte[]> files = ImageFiles.cifar100(120, 3);
    ImageFiles.write(folder, files);
    DataSet set = open(Data.of("Cifar100", "path", ".", "validation", 0)).load();
    assertThat(labels(set.train())).startsWith(0, 1, 2).endsWith(18, 19);
    assertThat(labels(set.train())).hasSize(120);
    byte[] file = files.get("train.bin");
    assertThat(Arrays.copyOfRange(pixels(set.train()), 3072, 6144))
        .isEqualTo(Arrays.copyOfRange(file, 3074 + 2, 2 * 3074));
  }

  @Test
  void readsTheBatchesOfCifar10InOrder() throws IOException {
    Map<String, byte[]> files = ImageFiles.cifar10(10);
    Files.write(folder.resolve("x.tar.gz"), ImageFiles.archive("cifar-10-batches-bin", files));
    DataSet set = open(Data.of("Cifar10", "path", "x.tar.gz", "validation", 0)).load();
    assertThat(set.train().rows()).isEqualTo(11 + 12 + 13 + 14 + 15);
    assertThat(labels(set.train())).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 1);
    assertThat(Arrays.copyOfRange(pixels(set.train()), 11 * 3072, 12 * 3072))
        .isEqualTo(Arrays.copyOfRange(files.get("data_batch_2.bin"), 1, 3073));
  }

  @Test
  void knowsOtherFilesByTheirContent() {
    Map<String, byte[]> files = ImageFiles.cifar100(200, 30);
    ImageFiles.write(folder.resolve("a"), files);
    byte[] rows = Objects.requireNonNull(files.get("train.bin"));
    rows[50]++;
    ImageFiles.write(folder.resolve("b"), files);
    rows[50]--;
    rows[1]++;
    ImageFiles.write(folder.resolve("c"), files);
    assertThat(
            Arrays.asList(
                cifar100("a").describe().contentHash(),
                cifar100("b").describe().contentHash(),
                cifar100("c").describe().contentHash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesFilesThatAreTruncatedOrOfAnotherKind() {
    Map<String, byte[]> files = ImageFiles.cifar100(200, 30);
    files.put("train.bin", Arrays.copyOf(files.get("train.bin"), 3074 * 100 - 1));
    ImageFiles.write(folder, files);
    assertRefused(
        "train.bin has 307399 bytes, which is not a number of rows of 3074 bytes; it is truncated"
            + " or another kind of file");
    files.put("train.bin", new byte[0]);
    ImageFiles.write(folder, files);
    assertRefused("train.bin has 0 bytes");
  }

  @Test
  void refusesLabelsOutOfRange() {
    Map<String, byte[]> files = ImageFiles.cifar100(200, 30);
    Objects.requireNonNull(files.get("test.bin"))[3074 * 7 + 1] = (byte) 200;
    ImageFiles.write(folder, files);
    assertRefused("test.bin: row 7 has label 200, and labels go from 0 to 99");
  }

  @Test
  void refusesAFolderThatLacksAFile() throws IOException {
    ImageFiles.write(folder.resolve("data"), ImageFiles.cifar10(10));
    Files.delete(folder.resolve("data/data_batch_3.bin"));
    assertThatThrownBy(() -> open(Data.of("Cifar10", "path", "data")).describe())
        .isInstanceOf(DataException.class)
        .hasMessage("data has only some of the files of Cifar10: data_batch_3.bin is missing");
  }

  @Test
  void computesAChecksumOnceForASizeAndTime() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "abc");
    LocalFile local = new LocalFile(file, Checksum.md5("900150983cd24fb0d6963f7d28e17f72"));
    ChecksumCache cache = new ChecksumCache(folder.resolve("cache"));
    assertThat(cache.isPublished(local)).isTrue();

    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "abd");
    Files.setLastModifiedTime(file, time);
    assertThat(new ChecksumCache(folder.resolve("cache")).isPublished(local)).isTrue();

    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1000));
    assertThat(cache.isPublished(local)).isFalse();
  }

  @Test
  void needsALossOnClasses() {
    assertThatThrownBy(
            () ->
                new DataSources(folder).open(Data.of("Cifar100", "path", "nowhere"), Task.NUMBERS))
        .hasMessageContaining("Cifar100 has classes and the loss needs numbers");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> cifar100(".").describe())
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }

  private DataSource cifar100(String path) {
    return open(Data.of("Cifar100", "path", path));
  }

  private DataSource open(Instance data) {
    return new DataSources(folder).open(data, Task.CLASSES);
  }

  private static byte[] pixels(Split split) {
    return ((Features.Bytes) split.features()).values();
  }

  private static int[] labels(Split split) {
    return ((Targets.Classes) split.targets()).values();
  }
}
