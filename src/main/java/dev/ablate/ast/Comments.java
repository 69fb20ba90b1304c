package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The comments of a file, each handed out once and in order, and how its lines are set apart. */
final class Comments {
  private final String text;
  private final TreeMap<Integer, Comment> all = new TreeMap<>();
  private final TreeMap<Integer, Comment> waiting;

  private Comments(String text, List<Comment> comments) {
    this.text = text;
    comments.forEach(comment -> all.put(comment.span().offset(), comment));
    this.waiting = new TreeMap<>(all);
  }

  /** Those of a file. */
  static Comments of(SourceUnit unit) {
    return new Comments(unit.span().file().text(), unit.comments());
  }

  /** None, for what is printed by itself. */
  static Comments none() {
    return new Comments("", List.of());
  }

  /** Takes those that stand before a place. */
  List<Remark> before(int offset) {
    List<Remark> taken = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.firstKey() < offset) {
      taken.add(remark(waiting.pollFirstEntry().getValue()));
    }
    return taken;
  }

  /** Takes the next one, if it ends the line of a place. */
  Optional<Remark> behind(int offset, int limit) {
    if (waiting.isEmpty() || waiting.firstKey() < offset || waiting.firstKey() >= limit) {
      return Optional.empty();
    }
    return sameLine(offset, waiting.firstKey())
        ? Optional.of(remark(waiting.pollFirstEntry().getValue()))
        : Optional.empty();
  }

  private Remark remark(Comment comment) {
    return new Remark(comment.text().stripTrailing(), isApart(comment.span().offset()));
  }

  /** Whether no line ends between two places. */
  boolean sameLine(int from, int to) {
    return from >= to
        || to > text.length()
        || text.substring(from, to).chars().noneMatch(Comments::endsLine);
  }

  /** Whether a blank line stands before a place. */
  boolean isApart(int offset) {
    int start = Math.min(offset, text.length());
    int lines = 0;
    while (start > 0 && isSeparator(text.charAt(start - 1))) {
      start--;
      boolean pair = text.startsWith("\r\n", start);
      lines += endsLine(text.charAt(start)) && !pair ? 1 : 0;
    }
    return lines > 1;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '\t' || c == ';' || c == ',' || endsLine(c);
  }

  private static boolean endsLine(int c) {
    return c == '\n' || c == '\r';
  }

  /** The first such bracket outside comments from a place on. */
  int find(char bracket, int from) {
    int place = text.indexOf(bracket, from);
    while (place >= 0 && commentEnd(place) > place) {
      place = text.indexOf(bracket, commentEnd(place));
    }
    return place < 0 ? from : place;
  }

  /** Where the comment around a place ends; before the place where there is none. */
  private int commentEnd(int place) {
    return Optional.ofNullable(all.floorEntry(place))
        .map(entry -> end(entry.getValue().span()))
        .orElse(-1);
  }

  /** Where a span ends. */
  static int end(Span span) {
    return span.offset() + span.length();
  }
}
