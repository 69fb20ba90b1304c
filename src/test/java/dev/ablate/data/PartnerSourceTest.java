package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerSourceTest {
  private static final Instance SHAPES = Data.of("Shapes", "train", 50, "test", 10, "size", 8);

  @TempDir private Path folder;

  @Test
  void hasTheRowsOfTheOtherDataSet() {
    DataSet pairs = open(Data.of("Pairs", "data", SHAPES), Task.PAIRS).load();
    DataSet shapes = open(SHAPES, Task.CLASSES).load();
    assertThat(pairs.train()).usingRecursiveComparison().isEqualTo(shapes.train());
    assertThat(pairs.normalization()).isEqualTo(shapes.normalization());
    assertThat(pairs.info().validationRows()).isEqualTo(5);
    assertThat(pairs.info().outputs()).isEqualTo(10);
  }

  @Test
  void describesWhatItLoads() {
    for (int size : new int[] {8, 512}) {
      Instance shapes = Data.of("Shapes", "train", 20, "test", 10, "size", size);
      DataSource source = open(Data.of("Triplets", "data", shapes), Task.TRIPLETS);
      assertThat(source.describe()).isEqualTo(source.load().info());
      assertThat(source.describe().task()).isEqualTo(Task.TRIPLETS);
    }
  }

  @Test
  void theHashFollowsTheFormAndTheRows() {
    DataInfo pairs = open(Data.of("Pairs", "data", SHAPES), Task.PAIRS).describe();
    DataInfo triplets = open(Data.of("Triplets", "data", SHAPES), Task.TRIPLETS).describe();
    Instance others = Data.of("Shapes", "train", 50, "test", 10, "size", 8, "seed", 1);
    assertThat(pairs.contentHash())
        .hasSize(64)
        .isNotEqualTo(triplets.contentHash())
        .isNotEqualTo(open(SHAPES, Task.CLASSES).describe().contentHash())
        .isNotEqualTo(open(Data.of("Pairs", "data", others), Task.PAIRS).describe().contentHash());
  }

  @Test
  void everyPartNeedsTwoClasses() {
    Instance shapes = Data.of("Shapes", "train", 50, "test", 10, "size", 8, "validation", 1);
    assertRefused(
        Data.of("Pairs", "data", shapes),
        Task.PAIRS,
        "Pairs needs rows of two classes or more, and all validation rows of Shapes are of one;"
            + " write more of them");
  }

  @Test
  void aCsvFileIsReadAsClasses() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x,y\n1,a\n2,b\n3,a\n4,b\n");
    Instance csv = Data.of("Csv", "train", "a.csv", "target", "y", "validation", 0);
    DataSet triplets = open(Data.of("Triplets", "data", csv), Task.TRIPLETS).load();
    assertThat(((Targets.Classes) triplets.train().targets()).values()).containsExactly(0, 1, 0, 1);
  }

  @Test
  void sayWhatToWriteWhereTheLossNeedsAnotherForm() {
    assertRefused(
        SHAPES,
        Task.PAIRS,
        "Shapes gives single examples and the loss needs pairs; write data = Pairs(Shapes(...))");
    assertRefused(
        Data.of("Pairs", "data", SHAPES),
        Task.TRIPLETS,
        "Pairs gives pairs and the loss needs triplets; write data = Triplets(Shapes(...))");
    assertRefused(
        Data.of("Triplets", "data", SHAPES),
        Task.CLASSES,
        "Triplets gives triplets and the loss needs single examples; write data = Shapes(...)");
    assertRefused(
        Data.of("Pairs", "data", Data.of("Friedman")),
        Task.PAIRS,
        "Pairs needs a data set with one class a row, which Friedman is not; write"
            + " Pairs(Shapes(...))");
  }

  private void assertRefused(Instance data, Task task, String message) {
    assertThatThrownBy(() -> open(data, task).describe())
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private DataSource open(Instance data, Task task) {
    return new DataSources(folder).open(data, task);
  }
}
