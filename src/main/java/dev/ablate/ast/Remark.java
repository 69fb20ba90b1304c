package dev.ablate.ast;

/**
 * A comment on its way to its place.
 *
 * @param apart whether a blank line stands before it
 */
record Remark(String text, boolean apart) {

  /** At the end of a line that has something else. */
  Doc atEnd() {
    return new Doc.Suffix("  " + text);
  }
}
