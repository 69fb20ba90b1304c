package dev.ablate.ast;

import java.util.ArrayList;
import java.util.List;

/** Collects parts and comments, each on a line of its own or where the line goes on. */
final class Lines {
  private final List<Doc> docs = new ArrayList<>();

  /** Goes on after {@code separator} or, where a blank line is asked for, after that. */
  private void separate(boolean apart, Doc separator) {
    if (!docs.isEmpty()) {
      docs.add(apart ? Doc.concat(Doc.hardLine(), Doc.hardLine()) : separator);
    }
  }

  /** Comments on lines of their own. */
  Lines add(List<Remark> remarks) {
    for (Remark remark : remarks) {
      separate(remark.apart(), Doc.hardLine());
      docs.add(Doc.text(remark.text()));
    }
    return this;
  }

  /** A part behind the comments above it. */
  Lines add(Contents.Entry<?> entry, Doc doc, Doc separator) {
    add(entry.above());
    separate(entry.apart(), entry.above().isEmpty() ? separator : Doc.hardLine());
    docs.add(doc);
    entry.behind().ifPresent(remark -> docs.add(remark.atEnd()));
    return this;
  }

  /** A part that goes on with the line if it fits there. */
  Lines join(Contents.Entry<?> entry, Doc doc) {
    docs.add(Doc.group(new Doc.Line(" "), doc));
    entry.behind().ifPresent(remark -> docs.add(remark.atEnd()));
    return this;
  }

  /** All of it. */
  List<Doc> docs() {
    return docs;
  }
}
