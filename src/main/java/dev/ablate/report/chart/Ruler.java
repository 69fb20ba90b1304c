package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Tick;
import java.util.List;

/** A horizontal scale on which many rows are drawn. */
public final class Ruler {
  private static final double ROOM = 0.04;
  private static final int TICKS = 6;

  private final Scale scale;

  /** A scale over these values that is so wide. */
  public Ruler(List<Double> values, int width) {
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double room = (high - low) * ROOM;
    this.scale = Scale.over(low - room, high + room, 0, width, false);
  }

  /** The place of a value. */
  public String at(double value) {
    return scale.at(value);
  }

  /** Round values to mark. */
  public List<Tick> ticks() {
    return scale.ticks(TICKS).stream()
        .map(v -> new Tick(at(v.doubleValue()), TickText.of(v)))
        .toList();
  }
}
