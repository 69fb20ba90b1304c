package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FriedmanTest {

  @Test
  void describesWhatItLoads() {
    DataSource source =
        new DataSources(Path.of("."))
            .open(Data.of("Friedman", "train", 200, "test", 30), Task.NUMBERS);

    assertThat(source.describe()).isEqualTo(source.load().info());
    assertThat(source.describe().input()).isEqualTo(Shape.of(10));
    assertThat(source.describe().outputs()).isEqualTo(1);
    assertThat(source.describe().validationRows()).isEqualTo(20);
  }

  /** Other sums mean other rows: raise the version of Friedman in the catalog. */
  @Test
  void drawsTheSameRowsOnEveryMachine() {
    Split rows = new FriedmanGenerator(1, 0).draw(Part.TRAIN, 1000);

    assertThat(List.of(Data.sha256(rows.features()), Data.sha256(targets(rows))))
        .containsExactly(
            "9c05c0de76abf5e61477d51e9356867084d3e49e94f635ef9406fefde62838dd",
            "56b456fbc9ba99d921ec6f0b21a414c7a546b991995c00f4302fd096438bf2a1");
  }

  @Test
  void withoutNoiseTargetsFollowTheFormula() {
    Split rows = new FriedmanGenerator(0, 7).draw(Part.TEST, 200);
    for (int row = 0; row < rows.rows(); row++) {
      double[] x = new double[10];
      for (int i = 0; i < x.length; i++) {
        x[i] = rows.features().value(10 * row + i);
        assertThat(x[i]).isBetween(0.0, 1.0);
      }
      double y =
          10 * Math.sin(Math.PI * x[0] * x[1])
              + 20 * Math.pow(x[2] - 0.5, 2)
              + 10 * x[3]
              + 5 * x[4];

      assertThat(targets(rows).value(row)).isCloseTo(y, within(1e-4));
    }
  }

  @Test
  void noiseHasItsStandardDeviationAndMovesTargetsAlone() {
    Split clean = new FriedmanGenerator(0, 1).draw(Part.TRAIN, 5000);
    Split noisy = new FriedmanGenerator(2, 1).draw(Part.TRAIN, 5000);
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < 5000; row++) {
      double noise = targets(noisy).value(row) - targets(clean).value(row);
      sum += noise;
      squares += noise * noise;
    }

    assertThat(Data.sha256(noisy.features())).isEqualTo(Data.sha256(clean.features()));
    assertThat(sum / 5000).isCloseTo(0, within(0.1));
    assertThat(Math.sqrt(squares / 5000)).isCloseTo(2, within(0.1));
  }

  @ParameterizedTest
  @EnumSource(names = {"CLASSES", "LABELS"})
  void hasNumbersAlone(Task task) {
    assertThatThrownBy(() -> new DataSources(Path.of(".")).open(Data.of("Friedman"), task))
        .hasMessage("Friedman has numbers and the loss needs classes; write loss = MSELoss()");
  }

  private static Features targets(Split rows) {
    return new Features.Floats(((Targets.Numbers) rows.targets()).values());
  }
}
