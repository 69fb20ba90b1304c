package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class ShapesSourceTest {

  @Test
  void describesWhatItLoads() {
    DataSource source = open(Data.of("Shapes", "train", 200, "test", 30, "size", 16));

    assertThat(source.describe()).isEqualTo(source.load().info());
    assertThat(source.describe().input()).isEqualTo(Shape.of(3, 16, 16));
    assertThat(source.describe().outputs()).isEqualTo(10);
    assertThat(source.load().names()).hasSize(10).startsWith("disc", "square");
    assertThat(source.describe().trainRows()).isEqualTo(180);
    assertThat(source.describe().validationRows()).isEqualTo(20);
    assertThat(source.describe().testRows()).isEqualTo(30);
  }

  /** Another sum means other images: raise the version of Shapes in the catalog. */
  @Test
  void drawsTheSameImagesOnEveryMachine() {
    Split train = load(Data.of("Shapes", "train", 101, "test", 10, "classes", 100)).train();

    assertThat(DigestUtils.sha256Hex(((Features.Bytes) train.features()).values()))
        .isEqualTo("57becba67a38ffb4f7e882b4df63e936703468361b5d0b19ba0895f67c74bb63");
  }

  @Test
  void eachImageIsAFunctionOfItsIndex() {
    ShapesGenerator generator = new ShapesGenerator(10, 16, 0.1, 3);
    Features few = generator.draw(Part.TRAIN, 5).features();
    Features many = generator.draw(Part.TRAIN, 50).features();
    Features test = generator.draw(Part.TEST, 5).features();

    assertThat(many.select(new int[] {0, 1, 2, 3, 4}, 3 * 16 * 16))
        .usingRecursiveComparison()
        .isEqualTo(few);
    assertThat(test).usingRecursiveComparison().isNotEqualTo(few);
  }

  @Test
  void validationRowsAreSpreadOverTheClasses() {
    DataSet data = load(Data.of("Shapes", "train", 100, "classes", 4, "validation", 22, "size", 8));

    assertThat(data.validation().rows()).isEqualTo(22);
    assertThat(Data.histogram(data.validation(), 4)).containsExactly(6, 6, 5, 5);
    assertThat(Data.histogram(data.train(), 4)).containsExactly(19, 19, 20, 20);
  }

  @Test
  void normalisesByChannelOverTheTrainingRows() {
    DataSet data = load(Data.of("Shapes", "train", 50, "size", 16));
    Features train = data.train().features();
    double sum = 0;
    for (int row = 0; row < data.train().rows(); row++) {
      for (int pixel = 0; pixel < 256; pixel++) {
        sum += train.value(row * 768 + 256 + pixel);
      }
    }

    assertThat(data.normalization().means()).hasSize(3);
    assertThat(data.normalization().means().get(1)).isCloseTo(sum / (45 * 256), within(1e-12));
  }

  @Test
  void normalisationCanBeWrittenOrLeftOut() {
    List<List<Double>> written = List.of(List.of(0.5, 0.4, 0.3), List.of(0.1, 0.2, 0.25));

    assertThat(load(small("normalize", written)).normalization())
        .isEqualTo(new Normalization(written.get(0), written.get(1)));
    assertThat(load(small("normalize", Value.NONE)).normalization())
        .isEqualTo(new Normalization(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)));
  }

  @Test
  void noiseHasItsStandardDeviation() {
    Features clean = new ShapesGenerator(2, 32, 0, 0).draw(Part.TRAIN, 20).features();
    Features noisy = new ShapesGenerator(2, 32, 0.02, 0).draw(Part.TRAIN, 20).features();
    double squares = 0;
    int inside = 0;
    for (int i = 0; i < clean.count(); i++) {
      if (clean.value(i) > 0.1 && clean.value(i) < 0.9) {
        squares += Math.pow(noisy.value(i) - clean.value(i), 2);
        inside++;
      }
    }

    assertThat(Math.sqrt(squares / inside)).isCloseTo(0.02, within(0.0005));
  }

  @Test
  void everyClassLooksDifferent() {
    assertThat(Figure.values()).hasSize(10);
    for (Figure one : Figure.values()) {
      for (Figure other : Figure.values()) {
        assertThat(one == other || difference(one, other) > 0.05).as("%s %s", one, other).isTrue();
      }
    }
  }

  /** The smallest part of the square around the figures in which two differ, over rotations. */
  private static double difference(Figure one, Figure other) {
    double smallest = 1;
    for (int degrees = 0; degrees < 360; degrees += 15) {
      double cosine = Math.cos(Math.toRadians(degrees));
      double sine = Math.sin(Math.toRadians(degrees));
      int different = 0;
      for (int i = 0; i < 1600; i++) {
        double x = (i % 40 - 19.5) / 20;
        int row = i / 40;
        double y = (row - 19.5) / 20;
        if (one.contains(x, y) != other.contains(x * cosine + y * sine, y * cosine - x * sine)) {
          different++;
        }
      }
      smallest = Math.min(smallest, different / 1600.0);
    }
    return smallest;
  }

  @Test
  void figuresLieInTheUnitDisc() {
    for (Figure figure : Figure.values()) {
      for (int degrees = 0; degrees < 360; degrees++) {
        double angle = Math.toRadians(degrees);
        assertThat(figure.contains(1.001 * Math.cos(angle), 1.001 * Math.sin(angle)))
            .as("%s at %d", figure, degrees)
            .isFalse();
      }
    }
  }

  @Test
  void theHashFollowsContentAndSplit() {
    String hash = hash(small());

    assertThat(hash).hasSize(64).isEqualTo(hash(small()));
    assertThat(hash(small("seed", 1))).isNotEqualTo(hash);
    assertThat(hash(small("noise", 0.2))).isNotEqualTo(hash);
    assertThat(hash(small("split_seed", 1))).isNotEqualTo(hash);
    assertThat(hash(small("validation", 5))).isNotEqualTo(hash);
  }

  @Test
  void refusesWhatCannotBe() {
    assertRefused(
        small("validation", 50),
        "validation = 50 leaves none of 50 rows to train on; write at most 49");
    assertRefused(
        small("validation", 0.001),
        "validation = 0.001 of 50 rows is not one row; write how many rows instead");
    assertRefused(
        small("normalize", List.of(List.of(0.5), List.of(0.1))),
        "normalize has 1 means, but an example of shape [3, 16, 16] has 3 channels; write 3");
    assertRefused(
        small("normalize", List.of(List.of(0.5, 0.5, 0.5), List.of(0.1, 0.0, 0.1))),
        "normalize has a standard deviation of 0.0; it must be > 0");
    assertRefused(
        Data.of("Shapes", "train", 10_000_000, "size", 512),
        "10000000 examples of [3, 512, 512] have 7864320000000 numbers, and at most 2147483647 fit;"
            + " write fewer rows or a smaller size");
    assertThatThrownBy(() -> new DataSources(Path.of(".")).open(small(), Task.NUMBERS))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Shapes has classes and the loss needs numbers; write loss = CrossEntropyLoss()");
  }

  private static Instance small(Object... arguments) {
    Object[] all = new Object[arguments.length + 6];
    System.arraycopy(new Object[] {"train", 50, "test", 10, "size", 16}, 0, all, 0, 6);
    System.arraycopy(arguments, 0, all, 6, arguments.length);
    return Data.of("Shapes", all);
  }

  private static void assertRefused(Instance data, String message) {
    assertThatThrownBy(() -> open(data).describe())
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private static DataSource open(Instance data) {
    return new DataSources(Path.of(".")).open(data, Task.CLASSES);
  }

  private static DataSet load(Instance data) {
    return open(data).load();
  }

  private static String hash(Instance data) {
    return open(data).describe().contentHash();
  }
}
