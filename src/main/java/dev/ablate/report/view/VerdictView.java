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
  private static final int MOST_UNDECIDED = 6;

  /** The lines that every reader sees. */
  public List<Line> shown() {
    return folded().isEmpty() ? lines : lines.stream().filter(line -> !line.isOpen()).toList();
  }

  /** Undecided rows where they are so many that they would hide the others and the tables. */
  public List<Line> folded() {
    List<Line> undecided = lines.stream().filter(Line::isOpen).toList();
    return undecided.size() > MOST_UNDECIDED ? undecided : List.of();
  }

  /**
   * The verdict on one row.
   *
   * @param tone {@code better}, {@code worse}, {@code noise}, {@link #OPEN} or {@code apart}
   * @param verdict in a few words
   * @param detail the numbers behind it
   */
  public record Line(String label, String tone, String verdict, String detail) {
    static final String OPEN = "open";

    private boolean isOpen() {
      return tone.equals(OPEN);
    }
  }
}
