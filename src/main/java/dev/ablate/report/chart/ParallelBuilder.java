package dev.ablate.report.chart;

import dev.ablate.report.chart.ParallelChart.Lines;
import dev.ablate.report.chart.ParallelChart.Upright;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out settings as lines across parallel axes. */
public final class ParallelBuilder {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 380;
  private static final int MARGIN = 60;
  private static final int TOP = 58;
  private static final int BOTTOM = 330;
  private static final int ABSENT_AT = 356;
  private static final int TICKS = 6;
  private static final int LONGEST_LABEL = 14;

  /** From this many axes on, titles stand in two rows. */
  private static final int CROWDED = 5;

  private final List<Dimension> dimensions;
  private final List<ChartAxis> axes;

  /**
   * An axis.
   *
   * @param note what is special about it; empty for nothing
   * @param labels of its values; empty for numbers
   * @param values one a line: a number, or the place of its label; NaN for a line without it
   */
  public record Dimension(String title, String note, List<String> labels, double[] values) {

    /** Whether equal ratios are equal distances. */
    public boolean logarithmic() {
      return axis(this).logarithmic();
    }
  }

  private ParallelBuilder(List<Dimension> dimensions) {
    this.dimensions = dimensions;
    this.axes = dimensions.stream().map(ParallelBuilder::axis).toList();
  }

  /**
   * The chart of two axes or more.
   *
   * @param heats for each line its quality, from 0 for the worst; lines with a negative one are
   *     left out
   */
  public static ParallelChart of(String description, List<Dimension> dimensions, int[] heats) {
    ParallelBuilder builder = new ParallelBuilder(dimensions);
    return new ParallelChart(
        WIDTH,
        HEIGHT,
        TOP,
        BOTTOM,
        description,
        IntStream.range(0, dimensions.size()).mapToObj(builder::upright).toList(),
        builder.lines(heats));
  }

  private static ChartAxis axis(Dimension dimension) {
    double[] present = Arrays.stream(dimension.values()).filter(v -> !Double.isNaN(v)).toArray();
    return dimension.labels().isEmpty()
        ? ChartAxis.ofNumbers(present, BOTTOM, TOP)
        : ChartAxis.ofLabels(dimension.labels(), BOTTOM, TOP);
  }

  private Upright upright(int axis) {
    Dimension dimension = dimensions.get(axis);
    boolean lower = dimensions.size() < CROWDED || axis % 2 == 0;
    boolean complete = Arrays.stream(dimension.values()).noneMatch(Double::isNaN);
    return new Upright(
        dimension.title(),
        Scale.coordinate(x(axis)),
        lower ? TOP - 22 : TOP - 46,
        dimension.note(),
        axes.get(axis).ticks(TICKS, LONGEST_LABEL),
        complete ? "" : Integer.toString(ABSENT_AT));
  }

  private List<Lines> lines(int[] heats) {
    List<Lines> lines = new ArrayList<>();
    for (int heat : Arrays.stream(heats).filter(h -> h >= 0).distinct().sorted().toArray()) {
      String path =
          IntStream.range(0, heats.length)
              .filter(line -> heats[line] == heat)
              .mapToObj(this::path)
              .collect(Collectors.joining());
      lines.add(new Lines(heat, path));
    }
    return lines;
  }

  private String path(int line) {
    return IntStream.range(0, dimensions.size())
        .mapToObj(axis -> Math.round(x(axis)) + " " + y(axis, line))
        .collect(Collectors.joining("L", "M", ""));
  }

  private long y(int axis, int line) {
    double value = dimensions.get(axis).values()[line];
    return Math.round(Double.isNaN(value) ? ABSENT_AT : axes.get(axis).position(value));
  }

  private double x(int axis) {
    return MARGIN + (double) axis * (WIDTH - 2 * MARGIN) / (dimensions.size() - 1);
  }
}
