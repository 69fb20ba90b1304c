package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Indices;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
  private static final String IRIS =
      """
      length,colour,width,species
      1.5,red,10,setosa
      2.5,blue,20,virginica
      3.5,red,30,setosa
      -1e-1,green,40,versicolor
      """;

  private final Path folder;

  CsvSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsNumbersTextAndClasses() throws IOException {
    write("train.csv", IRIS);
    DataSet data = load("target", "species", "validation", 0);

    assertThat(data.info().input()).isEqualTo(Shape.of(5));
    assertThat(data.info().outputs()).isEqualTo(3);
    assertThat(data.names()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(data.info().testRows()).isZero();
    assertThat(labels(data.train())).containsExactly(0, 2, 0, 1);
    assertThat(floats(data.train()))
        .containsExactly(
            1.5f, 0, 0, 1, 10, //
            2.5f, 1, 0, 0, 20, //
            3.5f, 0, 0, 1, 30, //
            -0.1f, 0, 1, 0, 40);
  }

  @Test
  void saysWhetherAnEmbeddingCanTakeTheFeatures() throws IOException {
    write("train.csv", "a,b,c\n1,0,x\n4,2,y\n3,1,x\n");
    write("test.csv", "a,b,c\n1,9,x\n");
    write("half.csv", "a,b,c\n1,0.5,x\n");
    write("negative.csv", "a,b,c\n-2,1,x\n");

    assertThat(indices("normalize", Value.NONE)).isEqualTo(Indices.upTo(4));
    assertThat(indices("normalize", Value.NONE, "test", "test.csv")).isEqualTo(Indices.upTo(9));
    assertThat(indices("normalize", Value.NONE, "test", "half.csv").problem()).contains("0.5");
    assertThat(indices("normalize", Value.NONE, "test", "negative.csv").problem()).contains("-2.0");
    assertThat(indices("normalize", Value.NONE, "scale", 0.1).problem())
        .contains("the data have 0.");
    assertThat(indices().problem()).contains("write normalize = none");
  }

  private Indices indices(Object... arguments) {
    Object[] all = new Object[arguments.length + 4];
    System.arraycopy(new Object[] {"target", "c", "validation", 1}, 0, all, 0, 4);
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return load(all).info().indices();
  }

  @Test
  void readsFilesWithoutAHeader() throws IOException {
    write("train.csv", "7,0.5\n3,0.25\n7,1\n10,2");

    assertThat(labels(load("target", 0, "validation", 0).train())).containsExactly(1, 0, 1, 2);
  }

  @Test
  void readsMarksQuotesAndForeignLineEnds() throws IOException {
    write("train.csv", "\uFEFFa, \"b, c\" ,y\r\n1,\"2\",no\r\n\r\n3,4,\"yes, so\"\r\n");
    DataSet data = load("target", "y", "validation", 0);

    assertThat(floats(data.train())).containsExactly(1, 2, 3, 4);
    assertThat(labels(data.train())).containsExactly(0, 1);
  }

  @Test
  void readsSeveralNumbersAsTargetsInTheOrderWritten() throws IOException {
    write("train.csv", "a,b,c\n1,2,3\n4,5,6\n");
    DataSet data = load(Task.NUMBERS, "target", List.of("c", 0), "validation", 0);

    assertThat(data.info().outputs()).isEqualTo(2);
    assertThat(data.train().targets())
        .usingRecursiveComparison()
        .isEqualTo(new Targets.Numbers(new float[] {3, 1, 6, 4}, 2));
    assertThat(floats(data.train())).containsExactly(2, 5);
  }

  @Test
  void readsLabels() throws IOException {
    write("train.csv", "a,b,c\n1,1,0\n4,0,1.0\n");
    DataSet data = load(Task.LABELS, "target", List.of("b", "c"), "validation", 0);

    assertThat(data.info().task()).isEqualTo(Task.LABELS);
    assertThat(data.train().targets())
        .usingRecursiveComparison()
        .isEqualTo(new Targets.Numbers(new float[] {1, 0, 0, 1}, 2));
  }

  @Test
  void scalesAndShapesFeatures() throws IOException {
    write("train.csv", "a,b,c,d,y\n1,2,3,4,0\n5,6,7,8,1\n");
    DataSet data = load("target", "y", "scale", 0.5, "shape", List.of(1, 2, 2), "validation", 0);

    assertThat(data.info().input()).isEqualTo(Shape.of(1, 2, 2));
    assertThat(floats(data.train())).containsExactly(0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4);
    assertThat(data.normalization().means()).containsExactly(2.25);
  }

  @Test
  void aPlainListOfFeaturesIsOneDataSetWithItsShapeAndWithout() throws IOException {
    write("train.csv", "a,b,c,d,y\n1,2,3,4,0\n5,6,7,8,1\n");
    String plain = load("target", "y", "validation", 0).info().contentHash();

    assertThat(load("target", "y", "shape", List.of(4), "validation", 0).info().contentHash())
        .isEqualTo(plain);
    assertThat(load("target", "y", "shape", List.of(2, 2), "validation", 0).info().contentHash())
        .isNotEqualTo(plain);
  }

  @Test
  void normalisesPlainFeaturesOneByOne() throws IOException {
    write("train.csv", "a,b,y\n1,5,0\n3,5,1\n");
    Normalization normalization = load("target", "y", "validation", 0).normalization();

    assertThat(normalization).isEqualTo(new Normalization(List.of(2.0, 5.0), List.of(1.0, 1.0)));
  }

  @Test
  void testRowsComeFromAFile() throws IOException {
    write("train.csv", IRIS);
    write("test.csv", "length,colour,width,species\n9,green,8,virginica\n");
    DataSet data = load("target", "species", "test", "test.csv", "validation", 0);

    assertThat(labels(data.test())).containsExactly(2);
    assertThat(floats(data.test())).containsExactly(9, 0, 1, 0, 8);
  }

  @Test
  void testAndValidationRowsComeFromTheTrainingRowsClassByClass() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int row = 0; row < 60; row++) {
      rows.append(row).append(',').append(row % 3 == 0 ? "rare" : "usual").append('\n');
    }
    write("train.csv", rows.toString());
    DataSet data = load("target", "y", "test", 0.2, "validation", 0.25);

    assertThat(Data.histogram(data.test(), 2)).containsExactly(4, 8);
    assertThat(Data.histogram(data.validation(), 2)).containsExactly(4, 8);
    assertThat(Data.histogram(data.train(), 2)).containsExactly(12, 24);
    Set<Float> seen = new HashSet<>();
    for (Split split : List.of(data.train(), data.validation(), data.test())) {
      for (float x : floats(split)) {
        assertThat(seen.add(x)).as("row %s in one split only", x).isTrue();
      }
    }
    assertThat(seen).hasSize(60);
  }

  @Test
  void theHashFollowsContentAndSplitButNotPaths() throws IOException {
    write("train.csv", IRIS);
    write("moved.csv", IRIS);
    write("changed.csv", IRIS.replace("40", "41"));
    String hash = hash("target", "species");

    assertThat(hash("target", 3)).isEqualTo(hash);
    assertThat(hash("target", "species", "train", "moved.csv")).isEqualTo(hash);
    assertThat(hash("target", "species", "train", "changed.csv")).isNotEqualTo(hash);
    assertThat(hash("target", "colour")).isNotEqualTo(hash);
    assertThat(hash("target", "species", "scale", 2.0)).isNotEqualTo(hash);
    assertThat(hash("target", "species", "split_seed", 2)).isNotEqualTo(hash);
    assertThat(hash("target", "species", "test", 0.25)).isNotEqualTo(hash);
    assertThat(hash("target", "species", "test", "moved.csv"))
        .isNotEqualTo(hash)
        .isNotEqualTo(hash("target", "species", "test", "changed.csv"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String hash(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "validation";
    all[1] = 1;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return load(all).info().contentHash();
  }

  private DataSet load(Object... arguments) {
    return load(Task.CLASSES, arguments);
  }

  private DataSet load(Task task, Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "train";
    all[1] = "train.csv";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new DataSources(folder).open(Data.of("Csv", all), task).load();
  }

  private static int[] labels(Split split) {
    return ((Targets.Classes) split.targets()).values();
  }

  private static float[] floats(Split split) {
    return ((Features.Floats) split.features()).values();
  }
}
