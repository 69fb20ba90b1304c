package dev.ablate.ast;

import dev.ablate.ast.Contents.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements in canonical form, one a line; a group of settings on one line where it fits. */
final class StatementPrinter {
  private final Comments comments;
  private final ExpressionPrinter expressions;

  StatementPrinter(Comments comments, ExpressionPrinter expressions) {
    this.comments = comments;
    this.expressions = expressions;
  }

  /** The body of an experiment, which always has lines of its own. */
  Doc body(List<Statement> statements, int open, int close) {
    return lines(Contents.of(comments, open + 1, statements, close, this::row));
  }

  private static Doc lines(Contents<Row> contents) {
    if (contents.isEmpty()) {
      return Doc.text("{}");
    }
    Lines lines = new Lines();
    for (Entry<Doc> entry : Columns.align(contents.entries())) {
      lines.add(entry, entry.part(), Doc.hardLine());
    }
    lines.add(contents.end());
    return ExpressionPrinter.braced(contents, "{", "", lines, "}", true);
  }

  private Row row(Statement statement) {
    if (statement instanceof Statement.Setting setting) {
      return setting(setting);
    }
    if (statement instanceof Statement.Variant variant) {
      String keyword = variant.baseline() ? "baseline" : "variant";
      int open = comments.find('{', Comments.end(variant.labelSpan()));
      int close = Comments.end(variant.span()) - 1;
      return group("variant", List.of(keyword, variant.label()), variant.settings(), open, close);
    }
    if (statement instanceof Statement.Report report) {
      int open = comments.find('{', Comments.end(report.titleSpan()));
      int close = Comments.end(report.span()) - 1;
      return group("report", List.of("report", report.title()), report.settings(), open, close);
    }
    return Row.plain(plain(statement));
  }

  private Doc plain(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return Doc.concat(
          Doc.text("let " + names(let) + relation(let.varies())), expressions.print(let.value()));
    }
    if (statement instanceof Statement.Without without) {
      return Doc.text(
          "without " + without.paths().stream().map(Path::text).collect(Collectors.joining(", ")));
    }
    Statement.Where where = (Statement.Where) statement;
    return Doc.concat(Doc.text("where "), expressions.print(where.condition()));
  }

  private Row setting(Statement.Setting setting) {
    Doc value =
        Doc.concat(Doc.text(setting.varies() ? "in " : "= "), expressions.print(setting.value()));
    return new Row("setting", List.of(setting.path().text()), value, Optional.empty());
  }

  private static String names(Statement.Let let) {
    String names = let.names().stream().map(Identifier::text).collect(Collectors.joining(", "));
    return let.tuple() ? "(" + names + ")" : names;
  }

  private static String relation(boolean varies) {
    return varies ? " in " : " = ";
  }

  private Row group(
      String kind, List<String> head, List<Statement.Setting> settings, int open, int close) {
    List<String> cells = List.of(head.get(0), ExpressionPrinter.quoted(head.get(1)));
    Contents<Row> contents = Contents.of(comments, open + 1, settings, close, this::setting);
    Doc lines = lines(contents);
    Doc line = contents.hasComments() ? lines : line(contents.entries());
    return new Row(kind, cells, line, Optional.of(lines));
  }

  private static Doc line(List<Entry<Row>> settings) {
    List<Doc> parts = new ArrayList<>();
    for (Entry<Row> setting : settings) {
      parts.add(Doc.text(parts.isEmpty() ? "{ " : "  "));
      parts.add(setting.part().alone());
    }
    parts.add(Doc.text(parts.isEmpty() ? "{}" : " }"));
    return Doc.concat(parts);
  }
}
