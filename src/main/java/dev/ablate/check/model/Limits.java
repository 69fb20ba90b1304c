package dev.ablate.check.model;

import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;

/** Stops the unrolling of a model that grows too large, with one error. */
final class Limits {
  private static final int MOST_LAYERS = 100_000;
  private static final int MOST_TURNS = 200_000;
  private static final int DEEPEST = 200;

  private final Problems problems;
  private int layers;
  private int turns;
  private int depth;
  private boolean exceeded;

  Limits(Problems problems) {
    this.problems = problems;
  }

  /** Whether the unrolling is to end. */
  boolean exceeded() {
    return exceeded;
  }

  /** Counts a layer. */
  boolean addLayer(Span span) {
    return within(++layers, MOST_LAYERS, span, "layers after unrolling");
  }

  /** Counts a turn of a loop or a use of a block. */
  boolean addTurn(Span span) {
    return within(++turns, MOST_TURNS, span, "turns of loops and uses of blocks");
  }

  /** Goes one level deeper; {@link #leave} comes back. */
  boolean enter(Span span) {
    return within(++depth, DEEPEST, span, "levels of blocks and loops");
  }

  /** Comes back from {@link #enter}. */
  void leave() {
    depth--;
  }

  private boolean within(int count, int most, Span span, String what) {
    if (count > most && !exceeded) {
      exceeded = true;
      problems.error(span, String.format("the model has more than %,d %s", most, what));
    }
    return !exceeded;
  }
}
