package dev.ablate.catalog;

/** What targets are. */
public enum Task {
  /** One class an example, as an index from 0. */
  CLASSES(1),
  /** One or more real numbers an example. */
  NUMBERS(1),
  /** One or more labels an example, each 0 or 1. */
  LABELS(1),
  /** Whether two examples are of one class. */
  PAIRS(2),
  /** That the second of three examples is of the first one's class and the third of another. */
  TRIPLETS(3);

  private final int views;

  Task(int views) {
    this.views = views;
  }

  /** How many examples stand together in a row, of which a loss on embeddings sees all. */
  public int views() {
    return views;
  }
}
