package dev.ablate.engine;

/** Which weights of a trial are meant. */
enum Weights {
  /** Those it has now. */
  NOW,
  /** Those of its best epoch. */
  BEST
}
