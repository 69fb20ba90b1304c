package dev.ablate.check;

import java.math.BigInteger;
import java.util.List;

/**
 * How the number of trials of one block came about.
 *
 * @param label of the variant; empty for an experiment without variants
 * @param axes in the order of the plan, each followed by those that its members bring
 * @param formula the product as people would write it: {@code 3 x (1 + 2) x 5 seeds}, {@code 200
 *     draws x 5 seeds}
 * @param product settings times seeds
 * @param conditions in the order of the file
 */
public record BlockCount(
    String label,
    List<AxisCount> axes,
    String formula,
    BigInteger product,
    List<ConditionCount> conditions) {

  /**
   * Something that varies.
   *
   * @param name its full name
   * @param set as it is written
   * @param members how many there are; 0 where each draw makes its own
   * @param depth how many axes it stands inside
   * @param only the choice with which it exists: {@code optimizer = AdamW}; empty for always
   * @param matters whether a setting depends on it
   */
  public record AxisCount(
      String name, String set, int members, int depth, String only, boolean matters) {}

  /**
   * A {@code where}.
   *
   * @param text as it is written
   * @param alone how many trials it breaks: of the product, or of the draws until there were enough
   * @param left how many pass it and those before it
   */
  public record ConditionCount(String text, long alone, long left) {}
}
