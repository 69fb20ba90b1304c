package dev.ablate.export.script;

import java.util.List;

/** Functions that the expressions of {@link FactorCode} call. */
final class RateFunctions {
  private static final String RESTARTED =
      """
      def restarted(i, length, growth):
          \"""The part that is over of a stretch which begins again, each time longer.\"""
          while i >= length:
              i, length = i - length, length * growth
          return i / length


      """;
  private static final String TRIANGLE =
      """
      def triangle(i, up, down):
          \"""From 0 to 1 and back to 0, again and again.\"""
          place = i % (up + down)
          return place / up if place <= up else (up + down - place) / down


      """;
  private static final String LINE =
      """
      def line_through(i, points):
          \"""The height at i on straight ways from point to point, and level after the last.\"""
          i = min(i, points[-1][0])
          for (first, start), (last, end) in zip(points, points[1:]):
              if i <= last:
                  done = (i - first) / (last - first) if last > first else 1
                  return start + (end - start) * done
          return points[-1][1]


      """;
  private static final String CURVE =
      LINE.replace("line_through", "curve_through")
          .replace("straight ways", "half cosines")
          .replace("* done", "* (1 - math.cos(math.pi * done)) / 2");

  private RateFunctions() {}

  /** Those that a text calls. */
  static String calledBy(String text) {
    StringBuilder called = new StringBuilder();
    for (String function : List.of(RESTARTED, TRIANGLE, LINE, CURVE)) {
      if (text.contains(function.substring("def ".length(), function.indexOf('(') + 1))) {
        called.append(function);
      }
    }
    return called.toString();
  }
}
