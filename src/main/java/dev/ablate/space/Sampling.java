package dev.ablate.space;

/**
 * A search that draws settings instead of taking all.
 *
 * @param trials how many settings it draws
 * @param positions where the draws fall
 */
public record Sampling(long trials, Positions positions) {

  /** How often it draws at most, where conditions refuse draws. */
  long most() {
    return Math.max(10_000, 100 * trials);
  }
}
