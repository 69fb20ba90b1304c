package dev.ablate.check.rule;

/** Counts in words. */
final class CountText {
  private CountText() {}

  /** {@code 1 epoch}, {@code 3 epochs}. */
  static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
