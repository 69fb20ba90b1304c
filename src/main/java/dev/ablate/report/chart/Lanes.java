package dev.ablate.report.chart;

import dev.ablate.report.chart.BusyTime.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Lanes in which spans do not touch.
 *
 * @param lanes of the spans, from 0
 * @param count how many lanes there are
 */
record Lanes(List<Integer> lanes, int count) {
  /** Height of all together at most. */
  private static final double MOST_HEIGHT = 160;

  private static final double HEIGHT = 12;

  /**
   * Each span in the first lane that is free.
   *
   * @param spans by their start
   */
  static Lanes of(List<Span> spans) {
    List<Double> ends = new ArrayList<>();
    List<Integer> lanes = new ArrayList<>();
    for (Span span : spans) {
      int free = 0;
      while (free < ends.size() && ends.get(free) > span.start()) {
        free++;
      }
      if (free == ends.size()) {
        ends.add(span.end());
      }
      ends.set(free, span.end());
      lanes.add(free);
    }
    return new Lanes(List.copyOf(lanes), ends.size());
  }

  /** Height of a lane. */
  double pitch() {
    return Math.min(HEIGHT, MOST_HEIGHT / count);
  }

  /** Height of all. */
  double height() {
    return count * pitch();
  }

  /** Middle of a span's lane below the first lane's upper edge. */
  double middle(int span) {
    return (lanes.get(span) + 0.5) * pitch();
  }
}
