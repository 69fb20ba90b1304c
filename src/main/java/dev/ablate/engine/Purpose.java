package dev.ablate.engine;

/** What random numbers are for; each has a stream of its own for every seed. */
enum Purpose {
  /** Initial weights, by weight tensor. */
  WEIGHTS(1),
  /** The order of training rows, by epoch. */
  ORDER(2),
  /** Dropout masks, by update. */
  DROPOUT(3),
  /** Augmentations, by update and augmentation. */
  AUGMENTATION(4),
  /** Who stands beside whom in pairs and triplets, by epoch. */
  PARTNERS(5);

  private final long code;

  Purpose(long code) {
    this.code = code;
  }

  /** What tells its streams from others; fixed, because trials are stored with their numbers. */
  long code() {
    return code;
  }
}
