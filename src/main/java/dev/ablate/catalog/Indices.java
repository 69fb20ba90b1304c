package dev.ablate.catalog;

import java.util.OptionalInt;

/**
 * Whether the features of a data set can be indices into an embedding: whole numbers from 0 that a
 * network sees as they are.
 *
 * @param largest of them; empty where they cannot be indices
 * @param problem why not, to follow "and"; empty otherwise
 */
public record Indices(OptionalInt largest, String problem) {

  /** Features that measure something. */
  public static final Indices NONE = not("the features of the data are others");

  /** Features that can be indices. */
  public static Indices upTo(int largest) {
    return new Indices(OptionalInt.of(largest), "");
  }

  /** Features that cannot. */
  public static Indices not(String problem) {
    return new Indices(OptionalInt.empty(), problem);
  }
}
