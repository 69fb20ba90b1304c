package dev.ablate.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands between two brackets, with its comments.
 *
 * @param head behind the opening bracket
 * @param end above the closing one
 */
record Contents<T>(Optional<Remark> head, List<Entry<T>> entries, List<Remark> end) {

  /**
   * One of several parts.
   *
   * @param above comments on lines of their own
   * @param apart whether a blank line stands before the part itself
   * @param behind a comment at the end of its line
   */
  record Entry<T>(List<Remark> above, boolean apart, T part, Optional<Remark> behind) {

    /** Whether a blank line stands before the part or a comment above it. */
    boolean beginsSection() {
      return apart || above.stream().anyMatch(Remark::apart);
    }

    boolean hasComments() {
      return !above.isEmpty() || behind.isPresent();
    }

    /** The same with a blank line before it, above its comments. */
    Entry<T> setApart() {
      if (above.isEmpty()) {
        return new Entry<>(above, true, part, behind);
      }
      List<Remark> remarks = new ArrayList<>(above);
      remarks.set(0, new Remark(above.get(0).text(), true));
      return new Entry<>(remarks, apart, part, behind);
    }

    /** The same with something else as its part. */
    <U> Entry<U> with(U other) {
      return new Entry<>(above, apart, other, behind);
    }
  }

  /**
   * The parts that begin behind the place {@code open} and end before {@code close}. A comment
   * inside a part that is no list goes behind the part, or above what the part's next bracket
   * holds.
   */
  static <N extends Node, T> Contents<T> of(
      Comments comments, int open, List<N> nodes, int close, Function<N, T> print) {
    int first = nodes.isEmpty() ? close : nodes.get(0).span().offset();
    Optional<Remark> head = comments.behind(open, first);
    List<Entry<T>> entries = new ArrayList<>();
    List<Remark> above = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      N node = nodes.get(i);
      above.addAll(comments.before(node.span().offset()));
      boolean apart = comments.isApart(node.span().offset());
      T part = print.apply(node);
      int end = Comments.end(node.span());
      List<Remark> behind = new ArrayList<>(comments.before(end));
      int limit = i + 1 < nodes.size() ? nodes.get(i + 1).span().offset() : close;
      comments.behind(end, limit).ifPresent(behind::add);
      entries.add(new Entry<>(List.copyOf(above), apart, part, behind.stream().findFirst()));
      above = new ArrayList<>(behind.subList(Math.min(1, behind.size()), behind.size()));
    }
    above.addAll(comments.before(close));
    return new Contents<>(head, entries, above);
  }

  /** Whether there is nothing, not even a comment. */
  boolean isEmpty() {
    return entries.isEmpty() && !hasComments();
  }

  /** Whether there are comments anywhere between the parts. */
  boolean hasComments() {
    return head.isPresent() || !end.isEmpty() || entries.stream().anyMatch(Entry::hasComments);
  }

  /** The comment behind the opening bracket. */
  Doc headDoc() {
    return head.map(Remark::atEnd).orElse(Doc.empty());
  }
}
