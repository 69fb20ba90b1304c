package dev.ablate.ast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Lays a {@link Doc} out. Loops instead of recursion: a document may be as deep as a file is. */
final class Layout {
  private static final int LEVEL = 2;

  private final int width;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder suffix = new StringBuilder();
  private final Deque<Piece> rest = new ArrayDeque<>();
  private int indent;
  private int column;

  /** A part that is still to be laid out. */
  private record Piece(Doc doc, int indent, boolean flat) {}

  private Layout(int width) {
    this.width = width;
  }

  /** The text, with lines of at most {@code width} characters where that is possible. */
  static String of(Doc doc, int width) {
    Layout layout = new Layout(width);
    layout.rest.push(new Piece(doc, 0, false));
    while (!layout.rest.isEmpty()) {
      layout.place(layout.rest.pop());
    }
    return layout.out.append(layout.suffix).toString();
  }

  private void place(Piece piece) {
    Doc doc = piece.doc();
    if (doc instanceof Doc.Concat concat) {
      pushAll(concat.parts(), piece);
    } else if (doc instanceof Doc.Indented indented) {
      rest.push(new Piece(indented.doc(), piece.indent() + LEVEL, piece.flat()));
    } else if (doc instanceof Doc.Group group) {
      boolean flat = piece.flat() || (!group.breaks() && fits(group.doc()));
      rest.push(new Piece(group.doc(), piece.indent(), flat));
    } else if (doc instanceof Doc.Suffix end) {
      suffix.append(end.text());
    } else if (doc instanceof Doc.HardLine || (doc instanceof Doc.Line && !piece.flat())) {
      endLine(piece.indent());
    } else if (!(doc instanceof Doc.IfBroken) || !piece.flat()) {
      append(text(doc));
    }
  }

  private void pushAll(List<Doc> parts, Piece piece) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      rest.push(new Piece(parts.get(i), piece.indent(), piece.flat()));
    }
  }

  private static String text(Doc doc) {
    if (doc instanceof Doc.Line line) {
      return line.flat();
    }
    return doc instanceof Doc.IfBroken broken ? broken.text() : ((Doc.Text) doc).text();
  }

  private void endLine(int next) {
    out.append(suffix).append('\n');
    suffix.setLength(0);
    indent = next;
    column = next;
  }

  /** Indentation waits for text: a blank line has no spaces. */
  private void append(String text) {
    if (!text.isEmpty()) {
      out.append(" ".repeat(indent)).append(text);
      indent = 0;
      column += text.length();
    }
  }

  /**
   * Whether a part fits into its line, with what follows it up to the next place for a line end.
   */
  private boolean fits(Doc doc) {
    int room = width - column;
    Deque<Doc> open = new ArrayDeque<>(List.of(doc));
    Iterator<Piece> behind = rest.iterator();
    boolean own = true;
    while (room >= 0) {
      if (open.isEmpty()) {
        if (!behind.hasNext()) {
          return true;
        }
        own = false;
        open.push(behind.next().doc());
      }
      Doc next = open.pop();
      if (next instanceof Doc.HardLine || (next instanceof Doc.Line && !own)) {
        return true;
      }
      room -= flatWidth(next, open);
    }
    return false;
  }

  /** The width of a text; of a part with parts nothing, as those are opened. */
  private static int flatWidth(Doc doc, Deque<Doc> open) {
    if (doc instanceof Doc.Concat concat) {
      for (int i = concat.parts().size() - 1; i >= 0; i--) {
        open.push(concat.parts().get(i));
      }
    } else if (doc instanceof Doc.Indented indented) {
      open.push(indented.doc());
    } else if (doc instanceof Doc.Group group) {
      open.push(group.doc());
    } else if (doc instanceof Doc.Text text) {
      return text.text().length();
    } else if (doc instanceof Doc.Line line) {
      return line.flat().length();
    }
    return 0;
  }
}
