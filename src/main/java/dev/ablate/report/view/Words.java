package dev.ablate.report.view;

import java.util.List;
import java.util.Locale;

/** Small pieces of English. */
final class Words {

  /** What groups the digits of large numbers. */
  static final char THIN_SPACE = '\u2009';

  private Words() {}

  /** {@code 12 345}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', THIN_SPACE);
  }

  /** {@code 1 seed}, {@code 3 seeds}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * {@code a}, {@code a and b}, {@code a, b and c}; after the first few {@code and 5 more}. Items
   * with commas stand between semicolons.
   */
  static String list(List<String> items, int most) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    int named = items.size() <= most ? items.size() - 1 : most;
    String last = named < most ? items.get(named) : (items.size() - named) + " more";
    boolean commas = items.stream().anyMatch(item -> item.contains(", "));
    return String.join(commas ? "; " : ", ", items.subList(0, named))
        + (commas ? "; and " : " and ")
        + last;
  }

  /** The text with its first letter large. */
  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** {@code 0.80 s}, {@code 4.2 s}, {@code 42 s}, {@code 4 min 12 s}, {@code 1 h 20 min}. */
  static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, seconds < 1 ? "%.2f s" : "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** {@code p = 0.031}, {@code p = 0.4}, {@code p < 0.001}. */
  static String p(double p) {
    return p < 0.001 ? "p < 0.001" : "p = " + NumberText.p(p);
  }
}
