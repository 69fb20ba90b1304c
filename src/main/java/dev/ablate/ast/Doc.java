package dev.ablate.ast;

import java.util.Arrays;
import java.util.List;

/**
 * Text that can be laid out in more than one way, after P. Wadler, "A prettier printer" (2003): a
 * {@link Group} stands on one line where it fits, or has its line ends.
 */
sealed interface Doc {

  /** Whether it ends a line whatever room there is, so that groups around it cannot be on one. */
  default boolean breaks() {
    return false;
  }

  /** Text without a line end. */
  record Text(String text) implements Doc {}

  /** Ends the line if its group is broken; otherwise it is {@code flat}. */
  record Line(String flat) implements Doc {}

  /** See {@link Doc#hardLine}. */
  record HardLine() implements Doc {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /** Text that stands only where its group is broken. */
  record IfBroken(String text) implements Doc {}

  /** Text that goes to the end of its line and counts for no width. */
  record Suffix(String text) implements Doc {}

  /** Lines that begin inside stand a level deeper. */
  record Indented(Doc doc) implements Doc {
    @Override
    public boolean breaks() {
      return doc.breaks();
    }
  }

  /** A part that stands on one line where it fits. */
  record Group(Doc doc, boolean breaks) implements Doc {}

  /** One after the other. */
  record Concat(List<Doc> parts, boolean breaks) implements Doc {}

  /** Nothing. */
  static Doc empty() {
    return new Text("");
  }

  /** Ends the line, whatever room there is. */
  static Doc hardLine() {
    return new HardLine();
  }

  /** Text without a line end. */
  static Doc text(String text) {
    return new Text(text);
  }

  /** One after the other. */
  static Doc concat(Doc... parts) {
    return concat(Arrays.asList(parts));
  }

  /** One after the other. */
  static Doc concat(List<Doc> parts) {
    return new Concat(List.copyOf(parts), parts.stream().anyMatch(Doc::breaks));
  }

  /** On one line where it fits. */
  static Doc group(Doc... parts) {
    Doc all = concat(parts);
    return new Group(all, all.breaks());
  }

  /** A level deeper. */
  static Doc indented(List<Doc> parts) {
    return new Indented(concat(parts));
  }
}
