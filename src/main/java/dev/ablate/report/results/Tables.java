package dev.ablate.report.results;

import dev.ablate.experiment.ReportTable;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Holm;
import dev.ablate.report.statistics.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes the tables of a report. */
public final class Tables {
  private static final int MOST_VALUES = 30;

  private final Results results;
  private final Pairing pairing;

  public Tables(Results results) {
    this.results = results;
    this.pairing = new Pairing(results.baselines());
  }

  /** The ablation table, then the file's own. */
  public List<Table> all() {
    List<Table> tables = new ArrayList<>();
    tables.add(ablation());
    results.input().experiment().tables().forEach(wanted -> tables.add(table(wanted)));
    return tables;
  }

  /** Every setting with the objective and all validation and test metrics. */
  public Table ablation() {
    String title = results.baselines().isEmpty() ? "Results" : "Ablation";
    return settings(title, results.metrics());
  }

  /** A table that the file asks for. */
  public Table table(ReportTable wanted) {
    List<Metric> columns =
        wanted.columns().isEmpty()
            ? results.metrics()
            : wanted.columns().stream().map(c -> Metric.of(c, results.objective())).toList();
    Table table =
        wanted.rows().isEmpty()
            ? settings(wanted.title(), columns)
            : groups(wanted.title(), new Grouping(wanted.rows()).rows(results.settings()), columns);
    return wanted.sort().map(s -> sorted(table, Metric.of(s, results.objective()))).orElse(table);
  }

  private Table settings(String title, List<Metric> columns) {
    List<Setting> settings = results.settings();
    Parts parts = Parts.of(settings);
    List<Row> rows = settings.stream().map(Setting::row).toList();
    List<Map<String, Cell>> cells =
        cells(
            rows,
            columns,
            c -> corrected(settings.stream().map(s -> pairing.compare(s, c)).toList()));
    List<TableRow> tableRows =
        IntStream.range(0, rows.size())
            .mapToObj(
                i ->
                    new TableRow(
                        rows.get(i),
                        settings.get(i).baseline(),
                        parts.of(settings.get(i)),
                        cells.get(i)))
            .toList();
    return new Table(title, parts.paths(), columns, tableRows, !results.baselines().isEmpty());
  }

  /**
   * One table for each axis: a row for each of its values, over all trials that have it. None where
   * a single axis varies, which the ablation table shows, or where values hardly repeat.
   */
  public List<Table> effects() {
    List<Axis> axes = Axis.of(results);
    return axes.size() < 2
        ? List.of()
        : axes.stream()
            .filter(axis -> axis.settings().size() <= MOST_VALUES)
            .filter(axis -> settings(axis).size() >= 2 * axis.settings().size())
            .map(
                axis ->
                    groups(
                        "By " + axis.name(),
                        new Grouping(List.of(axis.name())).rows(settings(axis)),
                        results.metrics()))
            .toList();
  }

  private static List<Setting> settings(Axis axis) {
    return axis.settings().values().stream().flatMap(List::stream).toList();
  }

  private static Table groups(String title, List<Row> rows, List<Metric> columns) {
    List<Map<String, Cell>> cells =
        cells(rows, columns, c -> rows.stream().map(r -> Optional.<Comparison>empty()).toList());
    List<TableRow> tableRows =
        IntStream.range(0, rows.size())
            .mapToObj(i -> new TableRow(rows.get(i), false, List.of(), cells.get(i)))
            .toList();
    return new Table(title, List.of(), columns, tableRows, false);
  }

  private static List<Map<String, Cell>> cells(
      List<Row> rows,
      List<Metric> columns,
      Function<String, List<Optional<Comparison>>> comparisons) {
    List<Map<String, Cell>> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(new LinkedHashMap<>()));
    for (Metric column : columns) {
      List<Optional<Comparison>> compared = comparisons.apply(column.name());
      Ranking ranking = Ranking.of(rows, column);
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        Optional<Summary> summary = row.summary(column.name());
        cells.get(i).put(column.name(), new Cell(summary, compared.get(i), ranking.of(row)));
      }
    }
    return cells;
  }

  /** Holm's correction over the rows of one column. */
  private static List<Optional<Comparison>> corrected(List<Optional<Comparison>> comparisons) {
    double[] adjusted =
        Holm.adjust(
            comparisons.stream().flatMap(Optional::stream).mapToDouble(Comparison::p).toArray());
    List<Optional<Comparison>> all = new ArrayList<>();
    int next = 0;
    for (Optional<Comparison> comparison : comparisons) {
      if (comparison.isPresent()) {
        all.add(Optional.of(comparison.get().withP(adjusted[next++])));
      } else {
        all.add(comparison);
      }
    }
    return all;
  }

  /** Best first, rows without a value last; a metric without direction sorts ascending. */
  private static Table sorted(Table table, Metric by) {
    double sign = by.maximize().orElse(false) ? -1 : 1;
    Comparator<TableRow> order =
        Comparator.comparingDouble(
            r ->
                r.row()
                    .summary(by.name())
                    .map(s -> sign * s.mean())
                    .orElse(Double.POSITIVE_INFINITY));
    return new Table(
        table.title(),
        table.parts(),
        table.columns(),
        table.rows().stream().sorted(order).toList(),
        table.compared());
  }
}
