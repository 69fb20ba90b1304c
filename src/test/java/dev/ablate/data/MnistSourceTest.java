package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnistSourceTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Mnist", "FashionMnist"})
  void isKnownWithoutFiles(String name) {
    DataInfo info = open(name, "nowhere").describe();
    assertThat(info.input()).isEqualTo(Shape.of(1, 28, 28));
    assertThat(info.outputs()).isEqualTo(10);
    assertThat(info.trainRows()).isEqualTo(54_000);
    assertThat(info.testRows()).isEqualTo(10_000);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tellsMnistFromFashionMnistByTheirPublishers() {
    assertThat(open("Mnist", "nowhere").describe().contentHash())
        .isNotEqualTo(open("FashionMnist", "nowhere").describe().contentHash());
  }

  @Test
  void readsGzippedAndPlainFilesAlike() {
    Map<String, byte[]> files = ImageFiles.mnist(60, 20);
    Map<String, byte[]> mixed = new HashMap<>(ImageFiles.gzipped(files));
    mixed.remove(LABELS + ".gz");
    mixed.put(LABELS, files.get(LABELS));
    ImageFiles.write(folder.resolve("a"), files);
    ImageFiles.write(folder.resolve("b"), mixed);
    ImageFiles.write(folder.resolve("c/MNIST/raw"), ImageFiles.gzipped(files));

    DataSet set = open("Mnist", "a").load();
    assertThat(set.train().rows()).isEqualTo(54);
    assertThat(set.test().rows()).isEqualTo(20);
    byte[] pixels = ((Features.Bytes) set.test().features()).values();
    byte[] file = Objects.requireNonNull(files.get("t10k-images-idx3-ubyte"));
    assertThat(pixels).isEqualTo(Arrays.copyOfRange(file, 16, file.length));
    assertThat(((Targets.Classes) set.test().targets()).values()).startsWith(0, 1, 2).endsWith(9);
    assertThat(open("Mnist", "b").describe()).isEqualTo(set.info());
    assertThat(open("Mnist", "c").describe()).isEqualTo(set.info());
  }

  @Test
  void refusesTruncatedFiles() {
    Map<String, byte[]> files = ImageFiles.mnist(60, 20);
    replace(IMAGES, Arrays.copyOf(files.get(IMAGES), 20_000));
    assertRefused("data/train-images-idx3-ubyte is truncated; remove it and get it again");
    replace(IMAGES, Arrays.copyOf(files.get(IMAGES), 6));
    assertRefused("train-images-idx3-ubyte is truncated");
    replace(IMAGES, new byte[0]);
    assertRefused("train-images-idx3-ubyte is truncated");
    byte[] packed = ImageFiles.gzip(Objects.requireNonNull(files.get(IMAGES)));
    replace(IMAGES, Arrays.copyOf(packed, packed.length / 2));
    assertRefused("train-images-idx3-ubyte is truncated");
    packed[packed.length / 2]++;
    replace(IMAGES, packed);
    assertRefused("train-images-idx3-ubyte is damaged");
  }

  @Test
  void refusesFilesOfAnotherKind() {
    replace(IMAGES, ImageFiles.idxLabels(60));
    assertRefused("begins with 00000801; an IDX file of such bytes begins with 00000803");
    replace(IMAGES, ImageFiles.idxImages(60, 14));
    assertRefused("train-images-idx3-ubyte has images of [14, 14], not of [28, 28]");
    replace(
        IMAGES, ByteBuffer.allocate(16).putInt(0x0803).putInt(-1).putInt(28).putInt(28).array());
    assertRefused("train-images-idx3-ubyte says that it has -1 rows");
    replace(
        IMAGES,
        ByteBuffer.allocate(16).putInt(0x0803).putInt(1 << 30).putInt(28).putInt(28).array());
    assertRefused("says that it has 1073741824 rows");
  }

  @Test
  void refusesFilesThatDoNotGoTogether() {
    replace(LABELS, ImageFiles.idxLabels(59));
    assertRefused(
        "data/train-images-idx3-ubyte has 60 images, and data/train-labels-idx1-ubyte has 59"
            + " labels");
    replace(LABELS, Arrays.copyOf(ImageFiles.idxLabels(60), 70));
    assertRefused("train-labels-idx1-ubyte has more bytes than its header says");
    byte[] labels = ImageFiles.idxLabels(60);
    labels[8 + 5] = 10;
    replace(LABELS, labels);
    assertRefused("train-labels-idx1-ubyte: row 5 has label 10, and labels go from 0 to 9");
  }

  @Test
  void mixesNoFilesOfItsOwnWithDownloadedOnes() {
    Map<String, byte[]> files = ImageFiles.mnist(60, 20);
    files.remove(LABELS);
    ImageFiles.write(folder.resolve("data"), files);
    assertRefused("Mnist needs ", LABELS + ".gz, which is not there; put it beside the others");
  }

  private void replace(String name, byte[] content) {
    Map<String, byte[]> files = ImageFiles.mnist(60, 20);
    files.put(name, content);
    ImageFiles.write(folder.resolve("data"), files);
  }

  private void assertRefused(String... messages) {
    assertThatThrownBy(() -> open("Mnist", "data").describe())
        .isInstanceOf(DataException.class)
        .message()
        .contains(messages);
  }

  private DataSource open(String name, String path) {
    return new DataSources(folder).open(Data.of(name, "path", path), Task.CLASSES);
  }
}
