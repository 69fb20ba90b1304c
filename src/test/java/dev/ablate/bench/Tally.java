package dev.ablate.bench;

import java.util.List;

/** Counts what a bench did, and prints what was wrong with it. */
final class Tally {
  private int done;
  private int bad;

  /** One more, with what was wrong. */
  void add(List<String> problems) {
    done++;
    bad += problems.isEmpty() ? 0 : 1;
    problems.forEach(System.out::println);
  }

  /** Prints the counts, and ends the process: with 1 where something was wrong. */
  void end(String what) {
    System.out.printf("%d %s, %d of them bad%n", done, what, bad);
    Runtime.getRuntime().halt(bad == 0 ? 0 : 1);
  }
}
