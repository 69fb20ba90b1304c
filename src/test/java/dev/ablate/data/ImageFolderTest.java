package dev.ablate.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private final Path folder;
  private final Path birds;
  private final Path cache;
  private final List<String> begun = new ArrayList<>();

  ImageFolderTest(@TempDir Path folder) {
    this.folder = folder;
    this.birds = folder.resolve("birds");
    this.cache = folder.resolve("cache");
  }

  @Test
  void describesWhatItLoads() throws IOException {
    writeParts();
    DataSource source = source();

    assertThat(source.describe()).isEqualTo(source.load().info());
    assertThat(source.describe().input()).isEqualTo(Shape.of(3, 8, 8));
    assertThat(source.describe().outputs()).isEqualTo(2);
    assertThat(source.describe().trainRows()).isEqualTo(10);
    assertThat(source.describe().testRows()).isEqualTo(4);
  }

  @Test
  void classesAreNumberedByNameAndRowsStandByClassAndName() throws IOException {
    writeParts();
    Pictures.write(birds.resolve("train/a wren/deep/down/0.png"), Pictures.plain(9, 0xffffff));
    Split train = source().load().train();

    assertThat(((Targets.Classes) train.targets()).values())
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    assertThat(levels(train)).containsExactly(0, 1, 2, 3, 4, 255, 100, 101, 102, 103, 104);
  }

  @Test
  void withoutFoldersForPartsAFractionIsTested() throws IOException {
    writeClasses(birds, 10);

    assertThat(source().describe().testRows()).isZero();
    DataSource source = source("test", 0.2);
    assertThat(source.describe()).isEqualTo(source.load().info());
    assertThat(Data.histogram(source.load().test(), 2)).containsExactly(2, 2);
  }

  @Test
  void valIsTestedWhereThereIsNoTest() throws IOException {
    writeClasses(birds.resolve("train"), 5);
    writeClasses(birds.resolve("val"), 3);

    assertThat(source().describe().testRows()).isEqualTo(6);
  }

  @Test
  void normalisesByChannelOverTheTrainingRows() throws IOException {
    writeParts();
    DataSet data = source().load();

    double mean = (0 + 1 + 2 + 3 + 4 + 100 + 101 + 102 + 103 + 104) / 10.0;
    assertThat(data.normalization().means().get(0)).isCloseTo(mean / 255, within(1e-12));
    assertThat(data.normalization().stds().get(2)).isCloseTo(50.01999600159932 / 255, within(1e-9));
  }

  @Test
  void imagesAreDecodedOnceAndFilesReadOnce() throws IOException {
    writeParts();
    source().describe();
    source().prepare();
    source().describe();
    source("normalize", List.of(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0))).load();

    assertThat(begun)
        .containsExactly(
            "Reading birds: 14 files",
            "Decoding birds: 14 images",
            "Checking birds: 14 images",
            "Checking birds: 14 images");
  }

  @Test
  void onlyChangedFilesAreReadAgain() throws IOException {
    writeParts();
    String before = source().describe().contentHash();
    begun.clear();
    Path changed = Pictures.write(birds.resolve("train/b/2.png"), Pictures.plain(9, 0xaaaaaa));
    Files.setLastModifiedTime(changed, FileTime.fromMillis(1_000_000));

    assertThat(source().describe().contentHash()).isNotEqualTo(before);
    assertThat(begun).containsExactly("Reading birds: 1 files");
    assertThat(levels(source().load().train())).contains(0xaa).doesNotContain(102);
  }

  @Test
  void theHashFollowsContentAndNotPlaces() throws IOException {
    writeParts();
    String hash = source().describe().contentHash();
    Files.move(birds.resolve("train/b"), birds.resolve("train/bee"));
    Files.move(birds.resolve("test/b"), birds.resolve("test/bee"));

    assertThat(source().describe().contentHash()).isEqualTo(hash);
    assertThat(source("size", 9).describe().contentHash()).isNotEqualTo(hash);
    assertThat(source("split_seed", 1).describe().contentHash()).isNotEqualTo(hash);
    Files.delete(birds.resolve("test/bee/1.png"));
    assertThat(source().describe().contentHash()).isNotEqualTo(hash);
  }

  @Test
  void aDamagedCacheIsMadeAnew() throws IOException {
    writeParts();
    Split whole = source().load().train();
    List<Integer> levels = levels(whole);
    for (Path file : List.of(cached("images-"), cached("hashes-"))) {
      byte[] content = Files.readAllBytes(file);
      for (int damaged : new int[] {3, content.length / 2, content.length - 1}) {
        content[damaged] ^= 8;
        Files.delete(file);
        Files.write(file, content);
        assertThat(levels(source().load().train())).isEqualTo(levels);
        content = Files.readAllBytes(file);
      }
      Files.delete(file);
      Files.write(file, Arrays.copyOf(content, content.length - 5));
      assertThat(levels(source().load().train())).isEqualTo(levels);
    }
    assertThat(cachedNames()).hasSize(2);
    assertThat(begun).filteredOn(work -> work.startsWith("Decoding")).hasSize(5);
    assertThat(begun).filteredOn(work -> work.startsWith("Reading")).hasSize(5);
  }

  @Test
  void aFolderCanBeDescribedWhereNothingCanBeKept() throws IOException {
    writeParts();
    String hash = source().describe().contentHash();
    Files.delete(cached("hashes-"));
    Files.delete(cache);
    Files.write(cache, new byte[0]);

    assertThat(source().describe().contentHash()).isEqualTo(hash);
    assertThatThrownBy(() -> source().prepare())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("cannot keep images in " + cache);
  }

  @Test
  void everyBrokenImageIsNamed() throws IOException {
    writeParts();
    Pictures.write(birds.resolve("train/b/0.png"), "<html>".getBytes(UTF_8));
    byte[] whole = Pictures.encoded(Pictures.patterned(64, 64), "jpg");
    Pictures.write(birds.resolve("test/a wren/cut.jpg"), Arrays.copyOf(whole, whole.length / 2));
    source().describe();

    assertThatThrownBy(() -> source().prepare())
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            2 of the images cannot be used; mend or remove them:
              birds/train/b/0.png: it is not a png, jpeg, gif, bmp or tiff image
              birds/test/a wren/cut.jpg: it ends too early\
            """);
    assertThat(cachedNames()).allMatch(name -> name.startsWith("hashes-"));
  }

  @Test
  void ofManyBrokenImagesTenAreNamed() throws IOException {
    for (int i = 10; i < 30; i++) {
      Pictures.write(birds.resolve(i % 2 + "/" + i + ".png"), new byte[] {1});
    }

    assertThatThrownBy(() -> source().load())
        .message()
        .startsWith("20 of the images")
        .contains("birds/0/10.png", "birds/0/28.png")
        .doesNotContain("birds/1/")
        .endsWith("and 10 more");
  }

  @Test
  void refusesFoldersThatCannotBe() throws IOException {
    assertRefused("no folder birds (looked for " + birds.toAbsolutePath() + ")");
    Files.createDirectories(birds.resolve("train/only"));
    assertRefused(
        "birds/train has 1 folders of classes, and it takes two; images stand in CLASS/, or in"
            + " train/CLASS/ and test/CLASS/");
    Files.createDirectories(birds.resolve("train/other"));
    assertRefused("birds/train/only has no images");
    writeClasses(birds.resolve("train"), 3);
    Pictures.write(birds.resolve("train/only/1.png"), Pictures.plain(3, 0));
    Pictures.write(birds.resolve("train/other/1.webp"), new byte[3]);
    assertRefused(
        "birds/train/other/1.webp cannot be decoded: save it as png or jpeg, or take it out");
    Files.delete(birds.resolve("train/other/1.webp"));
    Files.delete(birds.resolve("train/other"));
    Pictures.write(birds.resolve("test/onyl/1.png"), Pictures.plain(3, 0));
    assertRefused("birds/test/onyl has a class that birds/train lacks; did you mean 'only'?");
    Files.move(birds.resolve("test/onyl"), birds.resolve("test/only"));
    assertThatThrownBy(() -> source("test", 0.5).describe())
        .hasMessage("birds has a folder of test images; leave out test = 0.5");
  }

  @Test
  void filesThatAreNoImagesArePassedOverAndLinksAreFollowed() throws IOException {
    writeParts();
    String hash = source().describe().contentHash();
    Pictures.write(birds.resolve("train/b/readme.txt"), new byte[3]);
    Pictures.write(birds.resolve("train/b/.hidden.png"), new byte[3]);
    Pictures.write(birds.resolve("train/.cache/x.png"), new byte[3]);
    assertThat(source().describe().contentHash()).isEqualTo(hash);

    Path elsewhere = Pictures.write(folder.resolve("x.png"), Pictures.plain(9, 0xffffff));
    Files.createSymbolicLink(birds.resolve("train/b/link.png"), elsewhere);
    assertThat(levels(source().load().train())).contains(255);
    Files.createSymbolicLink(birds.resolve("train/b/loop"), birds.resolve("train"));
    assertThatThrownBy(() -> source().describe())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("cannot read birds: ");
  }

  /** Five images to train on and two to test on of each of two classes. */
  private void writeParts() throws IOException {
    writeClasses(birds.resolve("train"), 5);
    writeClasses(birds.resolve("test"), 2);
  }

  /** Images whose level of grey tells class and index. */
  private static void writeClasses(Path part, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      Pictures.write(part.resolve("a wren/" + i + ".png"), Pictures.plain(9, 0x10101 * i));
      Pictures.write(part.resolve("b/" + i + ".png"), Pictures.plain(20, 0x10101 * (100 + i)));
    }
  }

  private static List<Integer> levels(Split split) {
    return Stream.iterate(0, row -> row < split.rows(), row -> row + 1)
        .map(row -> (int) Math.round(255 * split.features().value(192L * row + 100)))
        .toList();
  }

  private DataSource source(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("path", "birds", "size", 8, "validation", 0));
    all.addAll(List.of(arguments));
    DataProgress progress =
        (what, unit, total) -> {
          begun.add(what + ": " + total + " " + unit);
          return DataProgress.SILENT.begin(what, unit, total);
        };
    return new DataSources(folder, cache, progress)
        .open(Data.of("ImageFolder", all.toArray()), Task.CLASSES);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> source().describe())
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private Path cached(String prefix) throws IOException {
    return cache.resolve(
        cachedNames().stream().filter(name -> name.startsWith(prefix)).findFirst().orElseThrow());
  }

  private List<String> cachedNames() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
