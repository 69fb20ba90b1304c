package dev.ablate.report.view;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.report.Learning;
import dev.ablate.report.Sample;
import dev.ablate.report.chart.ParallelChart;
import dev.ablate.report.chart.ParallelChart.Upright;
import dev.ablate.report.results.Results;
import dev.ablate.trial.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AxesViewsTest {

  @Test
  void whatMattersMostStandsFirstAndAConditionalAxisIsJudgedAmongItsOwn() {
    ImportanceView importance = axes(search(2)).importances().get(0);

    assertThat(importance.alone())
        .extracting(ImportanceView.Line::name)
        .containsExactly("optimizer", "batch_size", "optimizer.momentum");
    assertThat(importance.alone())
        .extracting(ImportanceView.Line::among)
        .containsExactly("all 30 settings", "all 30 settings", "24 settings, optimizer = SGD");
    assertThat(importance.cautions()).isEmpty();
    assertThat(importance.caption()).contains("The forest predicts ");
  }

  @Test
  void fewSettingsOfOneSeedAreReasonsForCaution() {
    Sample sample = new Sample("x");
    for (long size : List.of(8, 16, 32)) {
      for (double rate : List.of(0.1, 0.2)) {
        add(sample, rate, size, 1, Learning.byHand(1, rate + size / 100.0));
      }
    }
    add(sample, 0.4, 8, 1, TrialRecord.EMPTY);

    assertThat(axes(sample).importances().get(0).cautions())
        .contains(
            "6 settings for 2 axes are few: take the order for a hint, and the shares for rough.",
            "One seed a setting: what chance did counts as done by the axes.",
            "1 setting without a finished trial is left out.");
  }

  @Test
  void noiseIsReasonForCaution() {
    Sample sample = new Sample("x");
    for (long seed = 1; seed <= 2; seed++) {
      for (long size = 1; size <= 5; size++) {
        for (double rate : List.of(0.1, 0.2, 0.3, 0.4)) {
          double loss = 1 + 0.3 * Math.sin(3 * seed + 17 * size + 900 * rate);
          add(sample, rate, size, seed, Learning.byHand(seed, loss));
        }
      }
    }

    List<String> cautions = axes(sample).importances().get(0).cautions();

    assertThat(cautions).anyMatch(c -> c.startsWith("The forest predicts only "));
    assertThat(cautions).anyMatch(c -> c.startsWith("Seeds alone make about "));
  }

  @Test
  void settingsWithoutAnAxisPassBeneathIt() {
    ParallelChart chart = axes(search(1)).parallel().get(0).chart();

    assertThat(chart.axes())
        .extracting(Upright::title)
        .containsExactly("optimizer", "optimizer.momentum", "batch_size", "Validation loss");
    assertThat(chart.axes().get(0).absent()).isEmpty();
    String beneath = chart.axes().get(1).absent();
    assertThat(chart.lines()).anyMatch(line -> line.path().contains(" " + beneath + "L"));
  }

  @Test
  void theDataOfTheScriptGoesByTheLeaderboard() {
    Sample sample = new Sample("x");
    add(sample, 0.1, 8, 1, Learning.byHand(1, 0.9));
    add(sample, 0.2, 8, 1, TrialRecord.EMPTY);
    add(sample, 0.4, 16, 1, Learning.byHand(1, 0.3));

    assertThat(axes(sample).parallel().get(0).data())
        .endsWith("\"rows\":[[0.4,16,0.3,8],[0.1,8,0.9,0],[0.2,8,null,-1]]}");
  }

  @Test
  void oneAxisHasASliceButNoImportance() {
    Sample sample = new Sample("x");
    for (double rate : List.of(0.001, 0.01, 0.1)) {
      Map<String, Value> axes = Map.of("optimizer.lr", new Value.Real(rate));
      sample.trial("", axes, optimizer("SGD", rate), 1, Learning.byHand(1, 1 - rate));
    }

    AxesView axes = axes(sample);

    assertThat(axes.importances()).isEmpty();
    assertThat(axes.slices())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.note()).isEqualTo("logarithmic axis");
              assertThat(s.xTicks())
                  .extracting(t -> t.text())
                  .containsExactly("0.001", "0.01", "0.1");
            });
  }

  @Test
  void whereNothingIsMeasuredYetNothingIsDrawn() {
    Sample sample = new Sample("x");
    add(sample, 0.1, 8, 1, TrialRecord.EMPTY);
    add(sample, 0.2, 8, 1, TrialRecord.EMPTY);

    assertThat(axes(sample).isEmpty()).isTrue();
  }

  @Test
  void pairsThatMatterAreHeatMaps() {
    assertThat(axes(search(1)).heatMaps())
        .extracting(PivotView::title)
        .containsExactlyInAnyOrder(
            "Validation loss by batch_size and optimizer",
            "Validation loss by batch_size and optimizer.momentum, optimizer = SGD");
  }

  @Test
  void aPairThatStandsAmongTheMainEffectsIsNotShownAgain() {
    Sample sample = new Sample("x");
    for (long size : List.of(8, 16, 32)) {
      for (double rate : List.of(0.1, 0.2)) {
        add(sample, rate, size, 1, Learning.byHand(1, rate + size / 100.0));
      }
    }
    Page page = Page.of(Results.of(sample.input()));

    assertThat(page.pivots()).hasSize(1);
    assertThat(page.axes().heatMaps()).isEmpty();
  }

  /** AdamW is better; momentum helps SGD; the batch size hardly matters. */
  private static Sample search(int seeds) {
    Sample sample = new Sample("x");
    for (long seed = 1; seed <= seeds; seed++) {
      for (long size : List.of(8, 16, 32, 64, 128, 256)) {
        for (double momentum : List.of(0.0, 0.3, 0.6, 0.9)) {
          Map<String, Value> axes = new LinkedHashMap<>();
          axes.put("optimizer", optimizer("SGD", 0.1));
          axes.put("optimizer.momentum", new Value.Real(momentum));
          axes.put("batch_size", new Value.Int(size));
          double loss = 2 - 0.2 * momentum + 0.0001 * size + 0.001 * seed;
          sample.trial("", axes, optimizer("SGD", 0.1), seed, Learning.byHand(seed, loss));
        }
        Map<String, Value> axes = new LinkedHashMap<>();
        axes.put("optimizer", optimizer("AdamW", 0.1));
        axes.put("batch_size", new Value.Int(size));
        double loss = 1 + 0.0001 * size + 0.001 * seed;
        sample.trial("", axes, optimizer("AdamW", 0.1), seed, Learning.byHand(seed, loss));
      }
    }
    return sample;
  }

  private static void add(Sample sample, double rate, long size, long seed, TrialRecord record) {
    Map<String, Value> axes = new LinkedHashMap<>();
    axes.put("optimizer.lr", new Value.Real(rate));
    axes.put("batch_size", new Value.Int(size));
    sample.trial("", axes, optimizer("SGD", rate), seed, record);
  }

  private static AxesView axes(Sample sample) {
    return Page.of(Results.of(sample.input())).axes();
  }
}
