package dev.ablate.report.view;

import dev.ablate.report.results.Cell;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Table;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Interval;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.view.TableView.CellView;
import dev.ablate.report.view.TableView.Column;
import dev.ablate.report.view.TableView.Line;
import dev.ablate.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the numbers of tables as text. */
final class TableViews {
  private final Table table;
  private final Map<Metric, NumberText> formats;

  private TableViews(Table table) {
    this.table = table;
    this.formats =
        table.columns().stream()
            .distinct()
            .collect(Collectors.toMap(Function.identity(), c -> format(table, c)));
  }

  /** The table as text. */
  static TableView of(Table table) {
    TableViews views = new TableViews(table);
    return new TableView(
        table,
        table.title(),
        TableCaption.of(table),
        table.parts(),
        table.columns().stream().map(TableViews::column).toList(),
        table.rows().stream().map(views::line).toList());
  }

  /** How the numbers of a column are written. */
  static NumberText format(Table table, Metric column) {
    return NumberText.of(
        column, table.rows().stream().flatMap(r -> r.cell(column).summary().stream()).toList());
  }

  /** {@code failed (1 of 3), 2 of 3 to come}; empty where every trial is done. */
  static String note(Row row) {
    List<String> parts = new ArrayList<>();
    Stream.of(TrialState.FAILED, TrialState.DIVERGED, TrialState.PRUNED)
        .filter(state -> row.count(state) > 0)
        .forEach(s -> parts.add(s.text() + " (" + row.count(s) + " of " + row.planned() + ")"));
    int open = row.count(TrialState.NEW) + row.count(TrialState.RUNNING);
    if (open > 0) {
      parts.add(open + " of " + row.planned() + " to come");
    }
    return String.join(", ", parts);
  }

  /** The head of a column. */
  static Column column(Metric metric) {
    String arrow = metric.maximize().map(more -> more ? "↑" : "↓").orElse("");
    String unit = metric.share() ? "%" : metric.name().equals(Metric.EPOCH_TIME) ? "s" : "";
    return new Column(metric.pivoted() ? metric.at() : metric.title(), metric.key(), arrow, unit);
  }

  private Line line(TableRow row) {
    return new Line(
        row.row().label(),
        row.baseline(),
        row.parts().stream().map(on -> on ? TableView.HAS : "—").toList(),
        Words.number(row.row().done()),
        note(row.row()),
        row.row().done() == 0
            ? List.of()
            : table.columns().stream().map(c -> cell(row, c)).toList());
  }

  private CellView cell(TableRow row, Metric column) {
    Cell cell = row.cell(column);
    NumberText format = Optional.ofNullable(formats.get(column)).orElseThrow();
    NumberText own = cell.comparison().map(format::of).orElse(format);
    Optional<Interval> interval = cell.comparison().flatMap(Comparison::interval);
    return new CellView(
        cell.summary().map(s -> format.plain(s.mean())).orElseGet(() -> missing(cell)),
        cell.summary().map(s -> std(s, column, format)).orElse(""),
        cell.summary().isEmpty(),
        cell.rank(),
        cell.comparison().map(c -> own.signed(c.difference())).orElse(""),
        interval.map(i -> own.signed(i.low())).orElse(""),
        interval.map(i -> own.signed(i.high())).orElse(""),
        cell.comparison().map(c -> NumberText.p(c.p())).orElse(""),
        cell.comparison().filter(Comparison::marked).map(c -> mark(c, column)).orElse(""));
  }

  private static String missing(Cell cell) {
    if (cell.trials().planned() == 0) {
      return "not planned";
    }
    return cell.trials().done() == 0 ? note(cell.trials()) : "not measured";
  }

  private static String mark(Comparison comparison, Metric column) {
    if (column.maximize().isEmpty()) {
      return "differs";
    }
    return column.better(comparison.difference(), 0) ? "better" : "worse";
  }

  /** {@code 0.412 ± 0.013}. */
  static String text(Summary summary, Metric column, NumberText format) {
    String std = std(summary, column, format);
    String mean = format.plain(summary.mean());
    return std.isEmpty() ? mean : NumberText.plusMinus(mean, std);
  }

  /** Counts of parameters have no deviation worth a word where they are all equal. */
  private static String std(Summary summary, Metric column, NumberText format) {
    double std = summary.std().orElse(0);
    return summary.std().isEmpty() || (std == 0 && column.name().equals(Metric.PARAMETERS))
        ? ""
        : format.plain(std);
  }
}
