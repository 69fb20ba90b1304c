package dev.ablate.report.view;

import java.util.List;

/**
 * What the numbers say, in words.
 *
 * @param lead what holds for the whole experiment
 * @param lines one for each row that is compared with the baseline
 * @param surprises what a reader of the tables might miss
 */
public record VerdictView(List<String> lead, List<Line> lines, List<String> surprises) {

  /**
   * The verdict on one row.
   *
   * @param tone {@code better}, {@code worse}, {@code noise}, {@code open} or {@code apart}
   * @param verdict in a few words
   * @param detail the numbers behind it
   */
  public record Line(String label, String tone, String verdict, String detail) {}
}
