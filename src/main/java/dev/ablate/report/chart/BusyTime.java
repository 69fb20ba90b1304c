package dev.ablate.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A clock that stands still while nothing runs.
 *
 * @param stretches in which something ran, in their order, apart from each other
 */
record BusyTime(List<Span> stretches) {

  /** From a second to a later one. */
  record Span(double start, double end) {}

  /** The clock of these spans. */
  static BusyTime of(List<Span> spans) {
    List<Span> stretches = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingDouble(Span::start)).toList()) {
      int last = stretches.size() - 1;
      if (last >= 0 && span.start() <= stretches.get(last).end()) {
        double end = Math.max(stretches.get(last).end(), span.end());
        stretches.set(last, new Span(stretches.get(last).start(), end));
      } else {
        stretches.add(span);
      }
    }
    return new BusyTime(List.copyOf(stretches));
  }

  /** Seconds that the clock has counted at a time. */
  double at(double time) {
    return stretches.stream()
        .mapToDouble(s -> Math.max(0, Math.min(time, s.end()) - s.start()))
        .sum();
  }

  /** Seconds that it counts in all. */
  double total() {
    return at(Double.POSITIVE_INFINITY);
  }

  /**
   * What it shows while it stands still.
   *
   * @param shortest stops that are shorter do not count
   */
  List<Double> stops(double shortest) {
    List<Double> stops = new ArrayList<>();
    for (int i = 1; i < stretches.size(); i++) {
      if (stretches.get(i).start() - stretches.get(i - 1).end() >= shortest) {
        stops.add(at(stretches.get(i).start()));
      }
    }
    return stops;
  }
}
