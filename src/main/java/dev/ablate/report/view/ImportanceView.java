package dev.ablate.report.view;

import java.util.List;

/**
 * How much each axis matters.
 *
 * @param alone one line an axis
 * @param pairs what two axes do together, where it is worth a line
 * @param cautions why the shares may mislead, most serious first
 * @param caption what the shares are
 */
public record ImportanceView(
    List<Line> alone, List<Line> pairs, List<String> cautions, String caption) {

  /**
   * A share of the variance.
   *
   * @param among whose variance it is: {@code all 32 settings}
   * @param share {@code 43 %}
   * @param spread of the share over the trees, in the same unit
   * @param bar the share as a width out of 100
   */
  public record Line(String name, String among, String share, String spread, String bar) {}
}
