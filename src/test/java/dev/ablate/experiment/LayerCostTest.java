package dev.ablate.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.catalog.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Multiply-adds, counted by hand. */
class LayerCostTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 32 32 | Conv2d(64, kernel_size = 3, padding = 1)  | 64 * 27 * 1024",
        "8 9 9   | Conv2d(8, kernel_size = 3, stride = 2, groups = 4) | 8 * 18 * 16",
        "4 10    | Conv1d(6, kernel_size = 3)                | 6 * 12 * 8",
        "3 4 4   | ConvTranspose2d(5, kernel_size = 2, stride = 2) | 3 * 20 * 16",
        "10      | Linear(7)                                 | 10 * 7",
        "5 10    | Linear(7, bias = false)                   | 5 * 10 * 7",
        "5 8     | MultiheadAttention(2)                     | 5 * 4 * 64 + 2 * 5 * 5 * 8",
        "5 8     | TransformerEncoderLayer(2, 16) | 5 * 4 * 64 + 2 * 5 * 5 * 8 + 5 * 2 * 8 * 16",
        "5 8     | MultiheadAttention(2, 0, true, true, true) | 5 * 4 * 64 + 2 * 5 * 7 * 8",
        "5 8     | LSTM(3, proj_size = 2) | 5 * 12 * 10 + 5 * 2 * 3",
        "5 8     | LSTM(3)                                   | 5 * 4 * 3 * 11",
        "5 8     | GRU(3, bidirectional = true)              | 2 * 5 * 3 * 3 * 11",
        "5       | Embedding(9, 4)                           | 0",
        "3 4 4   | BatchNorm2d                               | 0",
        "3 4 4   | ReLU                                      | 0"
      })
  void countsProducts(String input, String layer, String expected) {
    Integer[] sizes = Stream.of(input.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
    Network network = Networks.layer(layer, Shape.of(sizes));
    assertThat(LayerCost.multiplyAdds(network.layers().get(0))).isEqualTo(sum(expected));
  }

  private static long sum(String text) {
    return Stream.of(text.split(" \\+ ")).mapToLong(LayerCostTest::product).sum();
  }

  private static long product(String text) {
    return Stream.of(text.split(" \\* ")).mapToLong(Long::parseLong).reduce(1, (a, b) -> a * b);
  }
}
