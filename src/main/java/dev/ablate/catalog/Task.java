package dev.ablate.catalog;

/** What targets are. */
public enum Task {
  /** One class an example, as an index from 0. */
  CLASSES,
  /** One or more real numbers an example. */
  NUMBERS,
  /** One or more labels an example, each 0 or 1. */
  LABELS
}
