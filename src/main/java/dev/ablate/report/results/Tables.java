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
import java.util.stream.IntStream;

/** Makes the tables of a report. */
public final class Tables {
  private static final int MOST_VALUES = 30;

  private final Results results;

  public Tables(Results results) {
    this.results = results;
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
    return settings(title, Selected.of(results), results.metrics());
  }

  /** A table that the file asks for. */
  public Table table(ReportTable wanted) {
    List<Metric> columns =
        wanted.columns().isEmpty()
            ? results.metrics()
            : wanted.columns().stream().map(c -> Metric.of(c, results.objective())).toList();
    Optional<Metric> sort = wanted.sort().map(s -> Metric.of(s, results.objective()));
    Selected selected = Selected.of(results, wanted);
    Table table =
        wanted
            .pivot()
            .map(
                path ->
                    pivot(
                        wanted.title(),
                        ReportPivot.of(wanted, path, selected, sort.orElse(columns.get(0)))))
            .orElseGet(
                () ->
                    wanted.rows().isEmpty()
                        ? settings(wanted.title(), selected, columns)
                        : groups(wanted.title(), grouped(wanted, selected), columns));
    return sort.map(by -> sorted(table, by)).orElse(table);
  }

  /** The rows of a table that names them; compared only where it names a baseline, too. */
  static Selected grouped(ReportTable wanted, Selected settings) {
    Selected rows = settings.pooled(Grouping.by(wanted.rows()));
    return wanted.baseline().isPresent() ? rows : rows.alone();
  }

  private static Table settings(String title, Selected settings, List<Metric> columns) {
    Parts parts = Parts.of(settings.rows());
    return table(
        title,
        parts.paths(),
        settings,
        same(settings, columns),
        settings.rows().stream().map(parts::of).toList());
  }

  private static Table groups(String title, Selected rows, List<Metric> columns) {
    return table(title, List.of(), rows, same(rows, columns), noParts(rows));
  }

  private static Table pivot(String title, ReportPivot pivot) {
    return table(title, List.of(), pivot.rows(), pivot.columns(), noParts(pivot.rows()));
  }

  private static Map<Metric, Selected> same(Selected rows, List<Metric> columns) {
    Map<Metric, Selected> all = new LinkedHashMap<>();
    columns.forEach(column -> all.put(column, rows));
    return all;
  }

  private static List<List<Boolean>> noParts(Selected rows) {
    return rows.rows().stream().map(row -> List.<Boolean>of()).toList();
  }

  /**
   * A table.
   *
   * @param columns what stands in each, row by row
   * @param has for each row which parts it has
   */
  private static Table table(
      String title,
      List<String> parts,
      Selected rows,
      Map<Metric, Selected> columns,
      List<List<Boolean>> has) {
    boolean compared = !rows.baselines().isEmpty();
    List<Map<String, Cell>> cells = new ArrayList<>();
    rows.rows().forEach(row -> cells.add(new LinkedHashMap<>()));
    columns.forEach((column, part) -> fill(cells, column, part));
    List<TableRow> tableRows =
        IntStream.range(0, cells.size())
            .mapToObj(
                i -> {
                  Setting row = rows.rows().get(i);
                  return new TableRow(
                      row.row(), compared && row.baseline(), has.get(i), cells.get(i));
                })
            .toList();
    return new Table(title, parts, List.copyOf(columns.keySet()), tableRows, compared);
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
                        new Selected(
                            Grouping.by(List.of(axis.name())).rows(settings(axis)), List.of()),
                        results.metrics()))
            .toList();
  }

  private static List<Setting> settings(Axis axis) {
    return axis.settings().values().stream().flatMap(List::stream).toList();
  }

  private static void fill(List<Map<String, Cell>> cells, Metric column, Selected part) {
    Pairing pairing = new Pairing(part.baselines());
    List<Optional<Comparison>> compared =
        corrected(part.rows().stream().map(row -> pairing.compare(row, column.name())).toList());
    List<Row> rows = part.rows().stream().map(Setting::row).toList();
    Ranking ranking = Ranking.of(rows, column);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Optional<Summary> summary = row.summary(column.name());
      cells.get(i).put(column.key(), new Cell(row, summary, compared.get(i), ranking.of(row)));
    }
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
