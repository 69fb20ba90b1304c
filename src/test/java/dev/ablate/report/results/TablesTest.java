package dev.ablate.report.results;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.ReportTable;
import dev.ablate.report.Learning;
import dev.ablate.report.Sample;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.report.statistics.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TablesTest {

  @Test
  void rowsWithAxesAreComparedWhereTheirCommonAxesAgree() {
    Sample sample = new Sample("x").baseline("base");
    for (double rate : List.of(0.1, 0.2)) {
      add(sample, "base", Map.of("lr", new Value.Real(rate)), rate);
      add(sample, "v", Map.of("lr", new Value.Real(rate)), rate + 0.01);
    }
    add(sample, "other rate", Map.of("lr", new Value.Real(0.3)), 0.5);
    add(sample, "no rate", Map.of(), 0.5);

    List<TableRow> rows = ablation(sample).rows();

    assertThat(rows)
        .extracting(TableRow::baseline)
        .containsExactly(true, true, false, false, false, false);
    assertThat(difference(rows.get(2)))
        .hasValueSatisfying(d -> assertThat(d).isCloseTo(0.01, within(1e-12)));
    assertThat(difference(rows.get(3)))
        .hasValueSatisfying(d -> assertThat(d).isCloseTo(0.01, within(1e-12)));
    assertThat(difference(rows.get(4))).as("no baseline row has that value").isEmpty();
    assertThat(difference(rows.get(5))).as("two baseline rows agree").isEmpty();
  }

  @Test
  void componentsAgreeByNameUnlessThatLeavesSeveral() {
    Instance slow = optimizer("SGD", 0.1);
    Instance fast = optimizer("SGD", 0.5);
    Sample byName = new Sample("x").baseline("base");
    add(byName, "base", Map.of("optimizer", slow), 0.4);
    add(byName, "v", Map.of("optimizer", fast), 0.5);
    Sample inFull = new Sample("x").baseline("base");
    add(inFull, "base", Map.of("optimizer", slow), 0.4);
    add(inFull, "base", Map.of("optimizer", fast), 0.8);
    add(inFull, "v", Map.of("optimizer", fast), 0.5);

    assertThat(difference(ablation(byName).rows().get(1))).isPresent();
    List<TableRow> rows = ablation(inFull).rows();
    assertThat(difference(rows.get(2)))
        .hasValueSatisfying(d -> assertThat(d).isCloseTo(-0.3, within(1e-12)));
    assertThat(rows.get(0).row().label()).as("told apart").isNotEqualTo(rows.get(1).row().label());
  }

  @Test
  void onlyCommonSeedsArePaired() {
    Sample sample = new Sample("x").baseline("base");
    for (long seed = 1; seed <= 3; seed++) {
      sample.trial("base", Map.of(), optimizer("SGD", 1), seed, Learning.byHand(seed, 0.5));
    }
    for (long seed = 2; seed <= 5; seed++) {
      sample.trial("v", Map.of(), optimizer("SGD", 1), seed, Learning.byHand(seed, 0.5 + seed));
    }

    Comparison comparison = cell(ablation(sample).rows().get(1)).comparison().orElseThrow();

    assertThat(comparison.pairs()).isEqualTo(2);
    assertThat(comparison.difference()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void tiesAreAllTheBest() {
    Sample sample = new Sample("x");
    add(sample, "a", Map.of(), 0.5);
    add(sample, "b", Map.of(), 0.7);
    add(sample, "c", Map.of(), 0.5);

    assertThat(ablation(sample).rows())
        .extracting(r -> cell(r).best())
        .containsExactly(true, false, true);
  }

  @Test
  void ofThreeRankedRowsTheNextMeanIsTheSecond() {
    Sample sample = new Sample("x");
    add(sample, "a", Map.of(), 0.5);
    add(sample, "b", Map.of(), 0.7);
    List<Rank> ofTwo = ablation(sample).rows().stream().map(r -> cell(r).rank()).toList();
    add(sample, "c", Map.of(), 0.7);
    add(sample, "d", Map.of(), 0.9);

    assertThat(ofTwo).containsExactly(Rank.BEST, Rank.OTHER);
    assertThat(ablation(sample).rows())
        .extracting(r -> cell(r).rank())
        .containsExactly(Rank.BEST, Rank.SECOND, Rank.SECOND, Rank.OTHER);
  }

  @Test
  void theFilesTablesAreSortedBestFirst() {
    Sample sample = new Sample("x");
    sample.table(
        new ReportTable(
            "t",
            List.of(),
            List.of("test_accuracy"),
            Optional.empty(),
            Optional.of("val_loss"),
            Optional.empty(),
            false));
    add(sample, "a", Map.of(), 0.7);
    add(sample, "b", Map.of(), 0.5);

    Table table = new Tables(Results.of(sample.input())).all().get(1);

    assertThat(table.columns()).extracting(Metric::name).containsExactly("test_accuracy");
    assertThat(table.rows()).extracting(r -> r.row().label()).containsExactly("b", "a");
  }

  @Test
  void groupsAreByAxesSettingsAndLets() {
    Sample sample = new Sample("x");
    sample.table(Sample.table("t", List.of("lr", "optimizer")));
    for (double rate : List.of(0.1, 0.2)) {
      sample.lets(Map.of("lr", new Value.Real(rate)));
      add(sample, "", Map.of("optimizer.lr", new Value.Real(rate)), rate);
      add(sample, "", Map.of("optimizer.lr", new Value.Real(10 * rate)), rate);
    }

    Table table = new Tables(Results.of(sample.input())).all().get(1);

    assertThat(table.rows())
        .extracting(r -> r.row().label() + ": " + r.row().done())
        .containsExactly("lr = 0.1, optimizer = SGD: 2", "lr = 0.2, optimizer = SGD: 2");
  }

  @Test
  void theObjectiveSaysWhichWayItsMetricGoesOnEverySplit() {
    Sample sample = new Sample("x").maximize("val_accuracy");
    add(sample, "a", Map.of(), 0.7);

    assertThat(ablation(sample).columns())
        .extracting(c -> c.name() + " " + c.maximize().orElseThrow())
        .containsExactly("val_accuracy true", "val_loss false", "test_accuracy true");
  }

  @Test
  void eachAxisOfAGridHasItsTableOverAllTrialsOfItsValues() {
    Sample sample = new Sample("x");
    for (double rate : List.of(0.25, 0.5, 0.75)) {
      for (long width : List.of(8L, 16L)) {
        Map<String, Value> axes = new LinkedHashMap<>();
        axes.put("optimizer.lr", new Value.Real(rate));
        axes.put("batch_size", new Value.Int(width));
        sample.trial("", axes, optimizer("SGD", rate), 1, Learning.byHand(1, rate + width));
      }
    }
    Results results = Results.of(sample.input());

    Pivot pivot = Pivot.of(results).orElseThrow();

    assertThat(new Tables(results).effects().get(0).rows())
        .extracting(r -> r.row().label() + ": " + r.row().summary("val_loss").orElseThrow().mean())
        .containsExactly(
            "optimizer.lr = 0.25: 12.25", "optimizer.lr = 0.5: 12.5", "optimizer.lr = 0.75: 12.75");
    assertThat(pivot.down().name()).as("the axis that matters most").isEqualTo("batch_size");
    assertThat(pivot.rows().get(1).get(2).summary("val_loss").orElseThrow().mean())
        .isEqualTo(16.75);
  }

  @Test
  void aSingleAxisHasNoTableBesideTheMainOne() {
    Sample sample = new Sample("x");
    add(sample, "", Map.of("optimizer.lr", new Value.Real(0.1)), 0.5);
    add(sample, "", Map.of("optimizer.lr", new Value.Real(0.2)), 0.6);
    Results results = Results.of(sample.input());

    assertThat(new Tables(results).effects()).isEmpty();
    assertThat(Pivot.of(results)).isEmpty();
  }

  @Test
  void partsThatWithoutSwitchesOffAreCheckMarks() {
    Sample sample = new Sample("x").baseline("baseline");
    sample
        .trial("baseline", Map.of(), optimizer("SGD", 0.1), 1, Learning.byHand(1, 0.5))
        .trial("without optimizer.lr", Map.of(), optimizer("SGD", 0.2), 1, Learning.byHand(1, 0.6))
        .trial("without a word", Map.of(), optimizer("SGD", 0.2), 1, Learning.byHand(1, 0.7));

    Table table = ablation(sample);

    assertThat(table.parts()).containsExactly("optimizer.lr");
    assertThat(table.rows())
        .extracting(TableRow::parts)
        .as("by value, whatever the label")
        .containsExactly(List.of(true), List.of(false), List.of(false));
  }

  private static void add(Sample sample, String variant, Map<String, Value> axes, double loss) {
    sample.trial(variant, axes, optimizer("SGD", 1), 1, Learning.byHand(1, loss));
  }

  private static Table ablation(Sample sample) {
    return new Tables(Results.of(sample.input())).ablation();
  }

  private static Optional<Double> difference(TableRow row) {
    return cell(row).comparison().map(Comparison::difference);
  }

  private static Cell cell(TableRow row) {
    return Optional.ofNullable(row.cells().get("val_loss")).orElseThrow();
  }
}
