package dev.ablate.report.axes;

import dev.ablate.report.statistics.Fanova.Share;
import java.util.List;

/**
 * How much of the variance a factor makes alone, or two make together beyond what each does alone.
 *
 * @param factors one or two
 * @param share of the variance between the settings that have them, and between these only
 * @param settings how many of those have a result
 */
public record Importance(List<Factor> factors, Share share, int settings) {
  public Importance {
    factors = List.copyOf(factors);
  }
}
