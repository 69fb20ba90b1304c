package dev.ablate.report.next;

import dev.ablate.source.Span;

/**
 * A change of a text.
 *
 * @param length of what is replaced; 0 to insert
 */
record Edit(int offset, int length, String replacement, String reason) {

  static Edit replace(Span span, String replacement, String reason) {
    return new Edit(span.offset(), span.length(), replacement, reason);
  }

  static Edit after(Span span, String text, String reason) {
    return new Edit(span.offset() + span.length(), 0, text, reason);
  }
}
