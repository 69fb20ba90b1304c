package dev.ablate.ast;

import java.util.List;
import java.util.Optional;

/**
 * A statement whose beginning stands in a column with those of its kind.
 *
 * @param kind what it lines up with
 * @param cells its beginning; empty for one that lines up with nothing
 * @param rest what stands behind the beginning
 * @param otherwise the same in several lines, for one that lines up only if it fits on one
 */
record Row(String kind, List<String> cells, Doc rest, Optional<Doc> otherwise) {

  /** A statement that lines up with nothing. */
  static Row plain(Doc doc) {
    return new Row("", List.of(), doc, Optional.empty());
  }

  /** Beside nothing that it would line up with. */
  Doc alone() {
    return Doc.concat(Doc.text(String.join(" ", cells) + " "), rest);
  }

  /** Whether it lines up, if there is room for the others' beginnings. */
  boolean fits() {
    return otherwise.isEmpty() || Printer.fitsInBody(alone());
  }
}
