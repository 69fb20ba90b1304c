package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Metrics;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.ReportTable;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code report} blocks. Their names are names of axes, settings and metrics, not values. */
final class Tables {
  private static final List<String> KNOWN =
      List.of("rows", "columns", "pivot", "sort", "baseline", "where");

  private static final String ROW = "axis or setting";

  private final Set<String> rows;
  private final List<String> columns;
  private final List<String> labels;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param rows what can make a row: axes and settings
   * @param labels of variants; empty without variants
   */
  Tables(Set<String> rows, List<String> labels, Problems problems) {
    this.rows = rows;
    this.labels = labels;
    this.columns = Metrics.columns();
    this.problems = problems;
  }

  /** The tables, as far as they are right. */
  List<ReportTable> of(List<Statement.Report> reports) {
    Set<String> titles = new HashSet<>();
    for (Statement.Report report : reports) {
      if (!titles.add(report.title())) {
        problems.error(report.titleSpan(), "the title \"" + report.title() + "\" is taken");
      }
    }
    return reports.stream().map(this::table).toList();
  }

  private ReportTable table(Statement.Report report) {
    report.settings().forEach(this::checkName);
    return new ReportTable(
        report.title(),
        setting(report, "rows").map(s -> names(s, rows, ROW)).orElse(List.of()),
        setting(report, "columns").map(s -> names(s, columns, "column")).orElse(List.of()),
        setting(report, "pivot").flatMap(s -> name(s.value(), rows, ROW)),
        setting(report, "sort").flatMap(s -> name(s.value(), columns, "column")),
        setting(report, "baseline").flatMap(s -> label(s.value())),
        setting(report, "where").isPresent());
  }

  private Optional<String> label(Expr expr) {
    if (!(expr instanceof Expr.StringLiteral literal)) {
      problems.error(expr.span(), "write the label of a variant: baseline = \"...\"");
    } else if (labels.isEmpty()) {
      problems.error(expr.span(), "there are no variants that could be a baseline");
    } else if (!labels.contains(literal.value())) {
      problems.error(
          expr.span(),
          "no variant is labelled \"%s\"%s"
              .formatted(literal.value(), Nearest.hint(literal.value(), labels)));
    } else {
      return Optional.of(literal.value());
    }
    return Optional.empty();
  }

  private void checkName(Statement.Setting setting) {
    String name = setting.path().text();
    if (!KNOWN.contains(name)) {
      problems.error(
          setting.path().span(), "a report has no '" + name + "'" + Nearest.hint(name, KNOWN));
    } else if (setting.varies()) {
      problems.error(setting.value().span(), "nothing varies in a report: write '" + name + " ='");
    }
  }

  private Optional<Statement.Setting> setting(Statement.Report report, String name) {
    List<Statement.Setting> given =
        report.settings().stream().filter(s -> s.path().text().equals(name)).toList();
    given.stream()
        .skip(1)
        .forEach(again -> problems.error(again.path().span(), "'" + name + "' is set twice"));
    return given.stream().findFirst();
  }

  private List<String> names(Statement.Setting setting, Collection<String> known, String noun) {
    if (!(setting.value() instanceof Expr.ListExpr list)) {
      problems.error(
          setting.value().span(), "write a list of names: " + setting.path().text() + " = [...]");
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (Expr item : list.items()) {
      name(item, known, noun).ifPresent(name -> add(name, item, names));
    }
    if (noun.equals(ROW) && names.remove("seed")) {
      problems.error(
          list.span(), "seeds are never rows: a table shows mean and deviation over them");
    }
    return names;
  }

  private void add(String name, Expr item, List<String> names) {
    if (names.contains(name)) {
      problems.error(item.span(), "'" + name + "' is listed twice");
    }
    names.add(name);
  }

  private Optional<String> name(Expr expr, Collection<String> known, String noun) {
    Optional<String> name =
        expr instanceof Expr.Reference reference
            ? Optional.of(reference.path()).map(Path::text)
            : Optional.empty();
    if (expr instanceof Expr.StringLiteral text && known.contains(text.value())) {
      problems.error(expr.span(), "write " + text.value() + " without quotes");
    } else if (name.isEmpty()) {
      problems.error(expr.span(), "write a name here: " + noun);
    } else if (!known.contains(name.get())) {
      problems.error(
          expr.span(), "unknown " + noun + " '" + name.get() + "'" + hint(name.get(), known));
      return Optional.empty();
    }
    return name;
  }

  private static String hint(String name, Collection<String> known) {
    String ofValidation = "val_" + name;
    Optional<String> whole =
        known.stream()
            .filter(other -> other.equals(ofValidation) || other.endsWith("." + name))
            .findFirst();
    return whole
        .map(other -> "; write " + other)
        .or(() -> near(name, known).map(other -> "; did you mean '" + other + "'?"))
        .orElse(name.contains(".") ? "; it does not vary" : "");
  }

  /** A path is near to paths alone. */
  private static Optional<String> near(String name, Collection<String> known) {
    List<String> alike = known.stream().filter(o -> o.contains(".") == name.contains(".")).toList();
    return Nearest.to(name, alike).or(() -> Nearest.to("val_" + name, alike));
  }
}
