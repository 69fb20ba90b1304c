package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpiralsTest {

  @Test
  void describesWhatItLoads() {
    DataSource source = open(Data.of("Spirals", "train", 200, "test", 30, "classes", 3));

    assertThat(source.describe()).isEqualTo(source.load().info());
    assertThat(source.describe().input()).isEqualTo(Shape.of(2));
    assertThat(source.describe().outputs()).isEqualTo(3);
    assertThat(source.describe().trainRows()).isEqualTo(180);
    assertThat(Data.histogram(source.load().test(), 3)).containsExactly(10, 10, 10);
  }

  /** Other sums mean other points: raise the version of Spirals in the catalog. */
  @Test
  void drawsTheSamePointsOnEveryMachine() {
    Split train = new SpiralsGenerator(3, 0.05, 0).draw(Part.TRAIN, 1000);
    Split test = new SpiralsGenerator(3, 0.05, 0).draw(Part.TEST, 1000);

    assertThat(List.of(Data.sha256(train.features()), Data.sha256(test.features())))
        .containsExactly(
            "6201e44ddcf860a08f6e85d7ec76c1a027817aa9b056882c562a8c5b0fb66b64",
            "822f67b3e94145c8e6b905361c3e22ab27b03b6f623225f05646e1f50d1c9f86");
  }

  @Test
  void withoutNoiseAPointsAngleFollowsItsRadiusAndClass() {
    Split points = new SpiralsGenerator(4, 0, 5).draw(Part.TRAIN, 400);
    for (int row = 0; row < points.rows(); row++) {
      double x = points.features().value(2L * row);
      double y = points.features().value(2L * row + 1);
      double turns = Math.hypot(x, y) + row % 4 / 4.0;

      assertThat(Math.hypot(x, y)).isBetween(0.0, 1.0);
      assertThat(Math.cos(2 * Math.PI * turns) * Math.hypot(x, y)).isCloseTo(x, within(1e-5));
      assertThat(Math.sin(2 * Math.PI * turns) * Math.hypot(x, y)).isCloseTo(y, within(1e-5));
    }
  }

  @Test
  void aPointIsAFunctionOfItsIndex() {
    SpiralsGenerator generator = new SpiralsGenerator(2, 0.1, 3);

    assertThat(generator.draw(Part.TRAIN, 50).features().select(new int[] {0, 1, 2}, 2))
        .usingRecursiveComparison()
        .isEqualTo(generator.draw(Part.TRAIN, 3).features());
  }

  @Test
  void hasClassesAlone() {
    assertThatThrownBy(() -> new DataSources(Path.of(".")).open(Data.of("Spirals"), Task.NUMBERS))
        .hasMessage(
            "Spirals has classes and the loss needs numbers; write loss = CrossEntropyLoss()");
  }

  private static DataSource open(Instance data) {
    return new DataSources(Path.of(".")).open(data, Task.CLASSES);
  }
}
