package dev.ablate.report.results;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.ReportTable;
import dev.ablate.report.Learning;
import dev.ablate.report.ReportJson;
import dev.ablate.report.Sample;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.text.TextFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportBlocksTest {
  private static final String TITLE = "t";

  @Test
  void whereLeavesOutTrialsAndWholeRows() {
    Sample sample = new Sample("x").table(table(List.of(), "", "", true));
    trial(sample, "a", 0.1, 1, 0.5);
    sample.leftOutOf(TITLE);
    trial(sample, "a", 0.1, 2, 0.9);
    trial(sample, "b", 0.1, 1, 0.4);
    sample.leftOutOf("another");
    trial(sample, "c", 0.1, 1, 0.7);

    Table table = made(sample);

    assertThat(labels(table)).containsExactly("a (optimizer.lr = 0.1)", "c (optimizer.lr = 0.1)");
    assertThat(mean(table, 0, "val_loss")).hasValue(0.5);
    assertThat(table.rows().get(0).row().planned()).isEqualTo(1);
    assertThat(cells(table, "val_loss"))
        .as("ranked among the rows that are left")
        .extracting(Cell::best)
        .containsExactly(true, false);
  }

  @Test
  void rowsAreComparedWithTheTablesOwnBaseline() {
    Sample sample = new Sample("x").baseline("a").table(table(List.of(), "", "b", false));
    for (long seed = 1; seed <= 2; seed++) {
      trial(sample, "a", 0.1, seed, 0.5 + seed);
      trial(sample, "b", 0.1, seed, 0.7 + seed);
      trial(sample, "c", 0.1, seed, 0.8 + seed);
    }

    Table table = made(sample);

    assertThat(table.rows()).extracting(TableRow::baseline).containsExactly(true, false, false);
    assertThat(labels(table))
        .extracting(label -> label.substring(0, 1))
        .containsExactly("b", "a", "c");
    assertThat(differences(table, "val_loss"))
        .satisfiesExactly(d -> assertThat(d).isEmpty(), d -> close(d, -0.2), d -> close(d, 0.1));
  }

  @Test
  void aBaselineThatWhereLeavesOutIsComparedWithAllTheSame() {
    Sample sample = new Sample("x").table(table(List.of(), "", "a", true));
    sample.leftOutOf(TITLE);
    trial(sample, "a", 0.1, 1, 0.5);
    sample.leftOutOf();
    trial(sample, "b", 0.1, 1, 0.75);

    Table table = made(sample);

    assertThat(labels(table)).containsExactly("b (optimizer.lr = 0.1)");
    close(differences(table, "val_loss").get(0), 0.25);
  }

  @Test
  void rowsOfSeveralSettingsAreComparedWithTheWholeBaselineBySeed() {
    Sample sample = new Sample("x").table(table(List.of("optimizer.lr"), "", "a", false));
    for (long seed = 1; seed <= 3; seed++) {
      trial(sample, "a", 0.1, seed, seed);
      trial(sample, "b", 0.2, seed, seed + 0.25);
      trial(sample, "c", 0.2, seed, seed + 0.75);
    }

    Table table = made(sample);

    assertThat(labels(table)).containsExactly("optimizer.lr = 0.1", "optimizer.lr = 0.2");
    assertThat(table.rows()).extracting(TableRow::baseline).containsExactly(true, false);
    close(differences(table, "val_loss").get(1), 0.5);
    assertThat(cells(table, "val_loss").toList().get(1).comparison())
        .as("one pair a seed")
        .hasValueSatisfying(c -> assertThat(c.pairs()).isEqualTo(3));
  }

  @Test
  void aPivotSpreadsTheSortedMetricOverTheValuesOfAnAxis() {
    Sample sample =
        new Sample("x").baseline("a").table(table(List.of(), "optimizer.lr", "", false));
    trial(sample, "a", 0.2, 1, 0.6);
    trial(sample, "a", 0.1, 1, 0.5);
    trial(sample, "b", 0.2, 1, 0.3);
    trial(sample, "b", 0.1, 1, 0.9);
    trial(sample, "c", 0.1, 1, 0.1);

    Table table = made(sample);

    String low = "val_loss (optimizer.lr = 0.1)";
    String high = "val_loss (optimizer.lr = 0.2)";
    assertThat(table.columns()).extracting(Metric::key).containsExactly(low, high);
    assertThat(labels(table)).containsExactly("c", "a", "b");
    assertThat(mean(table, 1, low)).hasValue(0.5);
    assertThat(mean(table, 1, high)).hasValue(0.6);
    assertThat(mean(table, 0, high)).as("not in the plan").isEmpty();
    assertThat(differences(table, high))
        .satisfiesExactly(
            d -> assertThat(d).isEmpty(),
            d -> assertThat(d).as("the baseline").isEmpty(),
            d -> close(d, -0.3));
    assertThat(cells(table, low)).extracting(Cell::best).containsExactly(true, false, false);
  }

  @Test
  void anAxisThatMovesWithThePivotMakesNoRows() {
    Sample sample = new Sample("x").table(table(List.of(), "k", "", false));
    for (double k : List.of(1.0, 2.0)) {
      sample.lets(Map.of("k", new Value.Real(k)));
      for (double rate : List.of(0.1, 0.2)) {
        Map<String, Value> axes = new LinkedHashMap<>();
        axes.put("model.width", new Value.Real(10 * k));
        axes.put("optimizer.lr", new Value.Real(rate));
        sample.trial("", axes, optimizer("SGD", rate), 1, Learning.byHand(1, k * rate));
      }
    }

    Table table = made(sample);

    assertThat(labels(table)).containsExactly("optimizer.lr = 0.1", "optimizer.lr = 0.2");
    assertThat(mean(table, 1, "val_loss (k = 2.0)")).hasValue(0.4);
  }

  @Test
  void aPivotIsWrittenInEveryFormat() {
    Sample sample = new Sample("x").table(table(List.of(), "optimizer.lr", "", false));
    trial(sample, "a", 0.1, 1, 0.5);
    trial(sample, "b", 0.2, 1, 0.25);

    assertThat(ReportJson.of(sample.input()).at("/tables/1/rows/0/cells").toString())
        .contains("\"val_loss (optimizer.lr = 0.2)\":{\"mean\":0.25");
    assertThat(TextFormat.MARKDOWN.of(sample.input()))
        .contains("| Row | n | optimizer.lr = 0.1 ↓ | optimizer.lr = 0.2 ↓ |")
        .contains("| a | 1 | **0.5000** | not planned |");
    assertThat(TextFormat.CSV.of(sample.input())).contains("val_loss (optimizer.lr = 0.2)");
    assertThat(TextFormat.LATEX.of(sample.input())).contains("optimizer.lr = 0.2");
  }

  /** Sorted by the loss; an empty text for what is left out. */
  private static ReportTable table(
      List<String> rows, String pivot, String baseline, boolean where) {
    return new ReportTable(
        TITLE,
        rows,
        List.of("test_accuracy", "val_loss"),
        Optional.of(pivot).filter(p -> !p.isEmpty()),
        pivot.isEmpty() ? Optional.empty() : Optional.of("val_loss"),
        Optional.of(baseline).filter(b -> !b.isEmpty()),
        where);
  }

  private static void trial(Sample sample, String variant, double rate, long seed, double loss) {
    sample.trial(
        variant,
        Map.of("optimizer.lr", new Value.Real(rate)),
        optimizer("SGD", rate),
        seed,
        Learning.byHand(seed, loss));
  }

  private static Table made(Sample sample) {
    return new Tables(Results.of(sample.input())).all().get(1);
  }

  private static List<String> labels(Table table) {
    return table.rows().stream().map(row -> row.row().label()).toList();
  }

  private static Optional<Double> mean(Table table, int row, String column) {
    return cells(table, column).skip(row).findFirst().flatMap(Cell::summary).map(Summary::mean);
  }

  private static List<Optional<Double>> differences(Table table, String column) {
    return cells(table, column).map(c -> c.comparison().map(Comparison::difference)).toList();
  }

  private static Stream<Cell> cells(Table table, String column) {
    return table.rows().stream()
        .map(row -> Optional.ofNullable(row.cells().get(column)).orElseThrow());
  }

  private static void close(Optional<Double> actual, double expected) {
    assertThat(actual)
        .hasValueSatisfying(value -> assertThat(value).isCloseTo(expected, within(1e-12)));
  }
}
