package dev.ablate.bench;

/** How often a bench is to do what it does. */
final class BenchCount {
  private BenchCount() {}

  /** What {@code -Dbench.count} says, or what is usual. */
  static int of(int usual) {
    String given = System.getProperty("bench.count", "");
    return given.isEmpty() ? usual : Integer.parseInt(given);
  }

  /** What {@code -Dbench.seed} says, or 1. */
  static long seed() {
    return Long.getLong("bench.seed", 1);
  }
}
