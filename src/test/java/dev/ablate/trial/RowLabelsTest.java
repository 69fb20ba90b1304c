package dev.ablate.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RowLabelsTest {

  @Test
  void drawnNumbersStandInFourDigits() {
    assertThat(labels(0.11965488148076608, 0.0004641588833612779, 0.5))
        .containsExactly("lr = 0.1197", "lr = " + new Value.Real(4.642e-4), "lr = 0.5");
  }

  @Test
  void asManyDigitsAreShownAsTellAllNumbersOfAnAxisApart() {
    assertThat(labels(0.11965488148076608, 0.11965432170000001, 0.3333333333333333))
        .containsExactly("lr = 0.119655", "lr = 0.119654", "lr = 0.333333");
    assertThat(labels(0.1, 0.10000000000000002))
        .containsExactly("lr = 0.1", "lr = 0.10000000000000002");
    assertThat(labels(-0.11965488148076608, 0.11965488148076608))
        .containsExactly("lr = -0.1197", "lr = 0.1197");
  }

  @Test
  void writtenNumbersStandAsTheyAre() {
    assertThat(labels(0.99999, 0.12345678, 1e-10))
        .containsExactly("lr = 0.99999", "lr = 0.12345678", "lr = " + new Value.Real(1e-10));
  }

  @Test
  void labelsOfDifferentNumbersDiffer() {
    Random random = new Random(1);
    double[] numbers = random.doubles(5_000).map(x -> Math.pow(10, -6 * x)).toArray();

    assertThat(labels(numbers)).doesNotHaveDuplicates();
    assertThat(labels(numbers)).allSatisfy(label -> assertThat(label.length()).isLessThan(20));
  }

  private static List<String> labels(double... numbers) {
    List<Placement> rows =
        DoubleStream.of(numbers)
            .mapToObj(n -> new Placement("", Map.of("lr", new Value.Real(n))))
            .toList();
    RowLabels labels = RowLabels.of(rows.stream());
    return rows.stream().map(labels::of).toList();
  }
}
