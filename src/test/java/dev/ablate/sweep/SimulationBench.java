package dev.ablate.sweep;

/** Simulates many sweeps in which much goes wrong. */
final class SimulationBench {
  private SimulationBench() {}

  /** The arguments: the first seed, 0 by default; how many, 50,000 by default. */
  public static void main(String[] arguments) {
    long first = arguments.length > 0 ? Long.parseLong(arguments[0]) : 0;
    long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 50_000;
    long start = System.nanoTime();
    for (long seed = first; seed < first + count; seed++) {
      new Simulation(seed).run();
    }
    System.out.printf(
        "seeds %d to %d: every trial ended once with its number; %.0f s%n",
        first, first + count - 1, (System.nanoTime() - start) / 1e9);
  }
}
