package dev.ablate.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.report.chart.ScatterBuilder.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScatterTest {
  private static final Pair CHEAP = new Pair("cheap", "line-1", 1, 0.5);
  private static final Pair GOOD = new Pair("good", "line-1", 4, 0.9);
  private static final Pair BEATEN = new Pair("beaten", "line-1", 4, 0.8);
  private static final Pair WASTEFUL = new Pair("wasteful", "line-1", 5, 0.9);
  private static final List<Pair> ALL = List.of(WASTEFUL, GOOD, BEATEN, CHEAP);

  @Test
  void theFrontHoldsWhatNothingBeatsCheapestFirst() {
    assertThat(ScatterBuilder.front(ALL, true)).containsExactly(CHEAP, GOOD);
    assertThat(ScatterBuilder.front(ALL, false)).containsExactly(CHEAP);
  }

  @Test
  void equalsAreBothOnTheFront() {
    Pair twin = new Pair("twin", "line-1", 1, 0.5);

    assertThat(ScatterBuilder.front(List.of(CHEAP, twin), true)).containsExactly(CHEAP, twin);
  }

  @Test
  void theFrontIsALineThroughItsPoints() {
    Scatter scatter = ScatterBuilder.of("Accuracy", "seconds", ALL, List.of(CHEAP, GOOD));

    Scatter.Spot cheap = scatter.spots().get(3);
    Scatter.Spot good = scatter.spots().get(1);
    assertThat(scatter.front())
        .isEqualTo("M" + cheap.x() + " " + cheap.y() + "L" + good.x() + " " + good.y());
    assertThat(scatter.note()).isEmpty();
  }

  @Test
  void costsOfManySizesGetALogarithmicAxis() {
    Pair large = new Pair("large", "line-1", 1e6, 0.9);

    Scatter scatter = ScatterBuilder.of("Accuracy", "parameters", List.of(CHEAP, large), List.of());

    assertThat(scatter.note()).isEqualTo("logarithmic axis");
    assertThat(scatter.xTicks()).extracting(Chart.Tick::text).contains("100", "100k");
  }
}
