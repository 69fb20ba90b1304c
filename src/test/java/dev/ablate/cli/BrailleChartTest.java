package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrailleChartTest {

  @Test
  void drawsALineFromCornerToCorner() {
    List<Double> rising = IntStream.range(0, 8).mapToObj(i -> i / 7.0).toList();
    assertThat(new BrailleChart(rising, 4, 2).lines())
        .containsExactly("      1.0 ⠀⠀⡠⠊", "      0.0 ⡠⠊⠀⠀");
  }

  @Test
  void joinsTheDotsOfAJump() {
    assertThat(new BrailleChart(List.of(1.0, 1.0, 0.0, 0.0), 2, 1).lines())
        .containsExactly("      1.0 ⠉⣆");
  }

  @Test
  void drawsAConstantAtTheTopOfItsScale() {
    assertThat(new BrailleChart(List.of(0.001), 3, 2).lines())
        .containsExactly("    0.001 ⠉⠉⠉", "      0.0 ⠀⠀⠀");
  }
}
