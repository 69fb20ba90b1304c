package dev.ablate.report.view;

/**
 * Something known, with its name.
 *
 * @param note what is to be added in smaller print; empty for nothing
 */
public record Fact(String name, String value, String note) {

  /** A fact without a note. */
  public static Fact of(String name, String value) {
    return new Fact(name, value, "");
  }
}
