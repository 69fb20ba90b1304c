package dev.ablate.ast;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical form of what was written: two spaces a level, a statement or layer a line, short
 * groups on one line. Printing what is read back from it gives it again.
 */
public final class Printer {
  private static final int WIDTH = 100;

  private Printer() {}

  /** A whole file, with a line end behind its last line; comments are not in the tree. */
  public static String print(SourceUnit unit) {
    return unit.declarations().stream()
        .map(declaration -> declaration(declaration) + "\n")
        .collect(Collectors.joining("\n"));
  }

  /** An expression, on one line. */
  public static String print(Expr expr) {
    return ExpressionPrinter.print(expr);
  }

  private static String declaration(Declaration declaration) {
    if (declaration instanceof Declaration.Import imported) {
      return "import " + ExpressionPrinter.quoted(imported.path());
    }
    if (declaration instanceof Declaration.Model model) {
      return "model " + LayerPrinter.named(model.name(), model.parameters(), model.body());
    }
    if (declaration instanceof Declaration.TopBlock top) {
      return LayerPrinter.block(top.block());
    }
    Declaration.Experiment experiment = (Declaration.Experiment) declaration;
    return "experiment %s %s"
        .formatted(
            ExpressionPrinter.quoted(experiment.title()),
            lines(experiment.body().stream().map(Printer::statement).toList()));
  }

  private static String statement(Statement statement) {
    if (statement instanceof Statement.Setting setting) {
      return setting(setting);
    }
    if (statement instanceof Statement.Let let) {
      return "let " + names(let) + relation(let.varies()) + print(let.value());
    }
    if (statement instanceof Statement.Variant variant) {
      String keyword = variant.baseline() ? "baseline" : "variant";
      return group(keyword, variant.label(), variant.settings());
    }
    if (statement instanceof Statement.Without without) {
      return "without "
          + without.paths().stream().map(Path::text).collect(Collectors.joining(", "));
    }
    if (statement instanceof Statement.Where where) {
      return "where " + print(where.condition());
    }
    Statement.Report report = (Statement.Report) statement;
    return group("report", report.title(), report.settings());
  }

  private static String setting(Statement.Setting setting) {
    return setting.path().text() + relation(setting.varies()) + print(setting.value());
  }

  private static String names(Statement.Let let) {
    String names = let.names().stream().map(Identifier::text).collect(Collectors.joining(", "));
    return let.tuple() ? "(" + names + ")" : names;
  }

  private static String relation(boolean varies) {
    return varies ? " in " : " = ";
  }

  private static String group(String keyword, String label, List<Statement.Setting> settings) {
    List<String> texts = settings.stream().map(Printer::setting).toList();
    String head = keyword + " " + ExpressionPrinter.quoted(label) + " ";
    String line = head + "{ " + String.join("  ", texts) + " }";
    return !texts.isEmpty() && 2 + line.length() <= WIDTH ? line : head + lines(texts);
  }

  /** A body with each part on lines of its own, a level deeper. */
  static String lines(List<String> parts) {
    return parts.isEmpty()
        ? "{}"
        : parts.stream()
            .map(part -> "  " + part.replace("\n", "\n  ") + "\n")
            .collect(Collectors.joining("", "{\n", "}"));
  }
}
