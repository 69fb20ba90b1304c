package dev.ablate.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A curve in the terminal, drawn with braille characters of two by four dots.
 *
 * @param values one a step, one at least
 * @param columns characters across
 * @param rows characters down
 */
record BrailleChart(List<Double> values, int columns, int rows) {
  private static final int EMPTY = '\u2800';

  /** The bit of a dot, by its row and column in the character. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  /** The lines from top to bottom, each behind the value of its edge where it has one. */
  List<String> lines() {
    double low = Math.min(0, Collections.min(values));
    double high = Collections.max(values);
    int[][] cells = drawn(low, high > low ? high - low : 1);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String edge = row == 0 ? Figures.rate(high) : row == rows - 1 ? Figures.rate(low) : "";
      lines.add(String.format(Locale.ROOT, "%9s %s", edge, text(cells[row])));
    }
    return lines;
  }

  private int[][] drawn(double low, double span) {
    int[][] cells = new int[rows][columns];
    int last = 4 * rows - 1;
    int before = -1;
    for (int x = 0; x < 2 * columns; x++) {
      int y = last - (int) Math.round((value(x) - low) / span * last);
      int from = before < 0 ? y : Math.min(y, before + Integer.signum(y - before));
      int to = before < 0 ? y : Math.max(y, before + Integer.signum(y - before));
      for (int dot = from; dot <= to; dot++) {
        cells[dot / 4][x / 2] |= DOTS[dot % 4][x % 2];
      }
      before = y;
    }
    return cells;
  }

  private double value(int x) {
    return values.get((int) ((long) x * (values.size() - 1) / Math.max(1, 2 * columns - 1)));
  }

  private static String text(int[] cells) {
    return IntStream.of(cells)
        .mapToObj(dots -> Character.toString(EMPTY + dots))
        .reduce("", String::concat);
  }
}
