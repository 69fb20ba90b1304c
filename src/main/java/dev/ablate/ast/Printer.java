package dev.ablate.ast;

import java.util.List;

/**
 * The canonical form of what was written: two spaces a level, a statement a line, lists and calls
 * on one line where they fit. Comments and single blank lines stay where they are. Printing what is
 * read back from it gives it again.
 */
public final class Printer {
  private static final int WIDTH = 100;

  /** What stands in the body of an experiment begins two characters from the left. */
  private static final int BODY = 2;

  private final Comments comments;
  private final ExpressionPrinter expressions;
  private final LayerPrinter layers;

  private Printer(Comments comments) {
    this.comments = comments;
    this.expressions = new ExpressionPrinter(comments);
    this.layers = new LayerPrinter(comments, expressions);
  }

  /** A whole file, with a line end behind its last line; nothing for an empty one. */
  public static String print(SourceUnit unit) {
    return new Printer(Comments.of(unit)).file(unit);
  }

  /** An expression, on one line. */
  public static String print(Expr expr) {
    return line(new ExpressionPrinter(Comments.none()).print(expr));
  }

  /** Whether a statement of an experiment stands on one line. */
  static boolean fitsInBody(Doc statement) {
    return !statement.breaks() && BODY + line(statement).length() <= WIDTH;
  }

  private static String line(Doc doc) {
    return Layout.of(doc, Integer.MAX_VALUE);
  }

  private String file(SourceUnit unit) {
    List<Declaration> declarations = unit.declarations();
    int end = Comments.end(unit.span()) + 1;
    Contents<Doc> contents = Contents.of(comments, 0, declarations, end, this::declaration);
    Lines lines = new Lines();
    contents.head().ifPresent(head -> lines.add(List.of(head)));
    for (int i = 0; i < declarations.size(); i++) {
      boolean together =
          i == 0
              || (declarations.get(i) instanceof Declaration.Import
                  && declarations.get(i - 1) instanceof Declaration.Import);
      Contents.Entry<Doc> entry = contents.entries().get(i);
      lines.add(together ? entry : entry.setApart(), entry.part(), Doc.hardLine());
    }
    lines.add(contents.end());
    String text = Layout.of(Doc.concat(lines.docs()), WIDTH);
    return text.isEmpty() ? "" : text + "\n";
  }

  private Doc declaration(Declaration declaration) {
    int close = Comments.end(declaration.span()) - 1;
    if (declaration instanceof Declaration.Import imported) {
      return Doc.text("import " + ExpressionPrinter.quoted(imported.path()));
    }
    if (declaration instanceof Declaration.Model model) {
      return layers.named("model ", model.name(), model.parameters(), model.body(), close, true);
    }
    if (declaration instanceof Declaration.TopBlock top) {
      return layers.block(top.block(), true);
    }
    Declaration.Experiment experiment = (Declaration.Experiment) declaration;
    int open = comments.find('{', Comments.end(experiment.titleSpan()));
    return Doc.concat(
        Doc.text("experiment " + ExpressionPrinter.quoted(experiment.title()) + " "),
        new StatementPrinter(comments, expressions).body(experiment.body(), open, close));
  }
}
