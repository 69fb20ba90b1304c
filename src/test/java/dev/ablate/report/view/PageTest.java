package dev.ablate.report.view;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.report.Learning;
import dev.ablate.report.Sample;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Tables;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void aClearDifferenceIsToldWithIntervalAndCorrectedP() {
    Sample sample = new Sample("x").baseline("base");
    for (long seed = 1; seed <= 7; seed++) {
      add(sample, "base", seed, 0.5);
      add(sample, "worse", seed, 0.6 + seed / 1000.0);
      add(sample, "same", seed, seed % 2 == 0 ? 0.51 : 0.49);
    }

    VerdictView verdict = page(sample).verdict();

    assertThat(verdict.lead()).hasSize(1);
    assertThat(verdict.lines().get(0).verdict()).isEqualTo("Worse");
    assertThat(verdict.lines().get(0).detail())
        .startsWith(
            "Validation loss is 0.1040 higher than the baseline’s (95 % interval 0.1026 to 0.1054,"
                + " ")
        .endsWith("7 paired seeds, p = 0.031 after Holm).");
    assertThat(verdict.lines().get(1).verdict()).isEqualTo("No difference beyond noise");
  }

  @Test
  void anIntervalHasSignsOnlyWhereItLeavesTheDirectionOpen() {
    Sample sample = new Sample("x").baseline("base");
    for (long seed = 1; seed <= 7; seed++) {
      add(sample, "base", seed, 0.5);
      add(sample, "lower", seed, 0.4 - seed / 1000.0);
      add(sample, "open", seed, seed == 7 ? 0.48 : 0.501);
    }

    List<VerdictView.Line> lines = page(sample).verdict().lines();

    assertThat(lines.get(0).detail())
        .contains("is 0.1040 lower than the baseline’s (95 % interval 0.1026 to 0.1054, ");
    assertThat(lines.get(1).detail())
        .contains(" lower than the baseline’s (95 % interval \u2212")
        .contains(" to +0.0010, ");
  }

  @Test
  void tooFewSeedsAreCalledTooFewAndTheNumberNeededIsComputed() {
    Sample sample = new Sample("x").baseline("base");
    for (long seed = 1; seed <= 3; seed++) {
      add(sample, "base", seed, 0.5);
      for (String variant : new String[] {"a", "b", "c", "d", "e"}) {
        add(sample, variant, seed, 0.7);
      }
    }

    VerdictView verdict = page(sample).verdict();

    assertThat(verdict.lead())
        .contains("3 paired seeds: too few for a test; 8 can show a difference with these 5 rows.");
    assertThat(verdict.lines()).hasSize(5).allMatch(l -> l.verdict().equals("Undecided"));
    assertThat(page(sample).tables().get(0).lines().get(1).cells())
        .allMatch(cell -> cell.mark().isEmpty());
  }

  @Test
  void manyUndecidedRowsAreFoldedAndFewAreNot() {
    Sample few = new Sample("x").baseline("base");
    add(few, "base", 1, 0.5);
    IntStream.range(0, 6).forEach(i -> add(few, "row " + i, 1, 0.7));
    assertThat(page(few).verdict().shown()).hasSize(6);
    assertThat(page(few).verdict().folded()).isEmpty();

    add(few, "row 6", 1, 0.7);
    assertThat(page(few).verdict().shown()).isEmpty();
    assertThat(page(few).verdict().folded()).hasSize(7);
  }

  @Test
  void aRowThatEqualsTheBaselineForEverySeedIsCalledEqual() {
    Sample sample = new Sample("x").baseline("base");
    for (long seed = 1; seed <= 3; seed++) {
      add(sample, "base", seed, 0.5 + seed);
      add(sample, "same", seed, 0.5 + seed);
      add(sample, "other", seed, 0.5 + (seed + 1) % 3);
    }

    assertThat(page(sample).verdict().lines())
        .extracting(VerdictView.Line::detail)
        .first()
        .isEqualTo("Validation loss equals the baseline’s (3 paired seeds).");
    assertThat(page(sample).verdict().lines().get(1).detail()).contains("95 % interval");
  }

  @Test
  void lossesOfDifferentKindsAreNotPassedOffAsComparable() {
    Sample sample = new Sample("x").baseline("smooth");
    sample.loss("CrossEntropyLoss", Map.of("label_smoothing", new Value.Real(0.1)));
    add(sample, "smooth", 1, 0.8);
    sample.loss("CrossEntropyLoss", Map.of());
    add(sample, "plain", 1, 0.4);

    Page page = page(sample);

    assertThat(page.verdict().lead())
        .contains(
            "Rows have different losses, whose values do not compare; choose another metric as"
                + " objective.");
    assertThat(page.health())
        .filteredOn(item -> item.title().equals("Rows have different losses"))
        .extracting(HealthItem::detail)
        .containsExactly(
            "CrossEntropyLoss(label_smoothing = 0.1) and CrossEntropyLoss. Each has a scale of its"
                + " own: compare such rows by another metric.");
  }

  @Test
  void differentLossesDoNotTouchTheVerdictOnAccuracy() {
    Sample sample = new Sample("x").baseline("smooth").maximize("val_accuracy");
    sample.loss("FocalLoss", Map.of());
    add(sample, "smooth", 1, 0.8);
    sample.loss("CrossEntropyLoss", Map.of());
    add(sample, "plain", 1, 0.4);

    assertThat(page(sample).verdict().lead()).noneMatch(line -> line.contains("losses"));
  }

  @Test
  void aRowThatLostTrialsSaysSoAndIsNeverTheBest() {
    Sample sample = new Sample("x").baseline("base");
    add(sample, "base", 1, 0.5);
    add(sample, "base", 2, 0.5);
    add(sample, "lucky", 1, 0.1);
    Learning learning = new Learning(2, 4, 5);
    sample
        .trial("lucky", Map.of(), optimizer("SGD", 9), 2, lost(learning, 2, "loss is nan"))
        .trial("gone", Map.of(), optimizer("SGD", 9), 1, lost(learning, 1, "loss is nan"))
        .trial("gone", Map.of(), optimizer("SGD", 9), 2, TrialRecord.EMPTY);

    Page page = page(sample);

    TableView table = page.tables().get(0);
    assertThat(table.lines().get(0).cells().get(0).best()).isTrue();
    assertThat(table.lines().get(1).cells().get(0).best()).isFalse();
    assertThat(table.lines().get(1).note()).isEqualTo("diverged (1 of 2)");
    assertThat(table.lines().get(2).note()).isEqualTo("diverged (1 of 2), 1 of 2 to come");
    assertThat(table.lines().get(2).cells()).isEmpty();
    assertThat(page.health())
        .extracting(HealthItem::title)
        .containsExactly("2 trials diverged", "Rows rest on different numbers of seeds");
    assertThat(page.header().state()).isEqualTo("5 of 6 trials");
    assertThat(page.header().missing())
        .isEqualTo(
            "Still to come: gone, seed 2. As things stood at 2026-11-22 09:01:58 UTC; run writes it"
                + " anew.");
  }

  @Test
  void aSingleSeedIsACareAndNothingIsMarked() {
    Sample sample = new Sample("x").baseline("base");
    add(sample, "base", 1, 0.5);
    add(sample, "other", 1, 0.9);

    assertThat(page(sample).health()).extracting(HealthItem::title).contains("One seed a row");
    assertThat(page(sample).verdict().lines().get(0).verdict()).isEqualTo("Undecided");
  }

  @Test
  void aTrialShowsWhatDiffersFromTheBaseline() {
    Sample sample = new Sample("x").baseline("base");
    add(sample, "base", 1, 0.5);
    sample.trial("other", Map.of(), optimizer("AdamW", 0.2), 1, Learning.byHand(1, 0.5));

    TrialsView trials = page(sample).trials();

    assertThat(trials.lines().get(0).details().get(0).changes()).isEmpty();
    assertThat(trials.lines().get(1).details().get(0).changes())
        .contains(
            new TrialsView.Change("optimizer", "AdamW", "SGD"),
            new TrialsView.Change("optimizer.lr", "0.2", "0.1"),
            new TrialsView.Change("optimizer.momentum", "—", "0.0"))
        .noneMatch(change -> change.path().equals("seed"));
  }

  @Test
  void ofThousandsOfTrialsTheLostAndTheBestHaveDetails() {
    Sample sample = new Sample("x");
    for (int i = 0; i < 1003; i++) {
      Map<String, Value> axes = Map.of("optimizer.lr", new Value.Real(i));
      TrialRecord record =
          i == 1 ? lost(new Learning(2, 4, 2), 1, "nan") : Learning.byHand(1, 0.5, 1.0 / (1 + i));
      sample.trial("", axes, optimizer("SGD", i), 1, record);
    }
    Results results = Results.of(sample.input());

    TrialsView trials = Trials.of(results, new Tables(results).all().get(0));

    assertThat(trials.lines()).hasSize(1003);
    assertThat(trials.lines().stream().filter(line -> !line.details().isEmpty())).hasSize(1000);
    assertThat(trials.lines().get(0).details()).as("the worst").isEmpty();
    assertThat(trials.lines().get(1).details()).as("the lost").hasSize(1);
    assertThat(trials.lines().get(1002).details()).as("the best").hasSize(1);
    assertThat(trials.caption()).contains("1\u2009000 trials", "./ablate show TRIAL");
  }

  @Test
  void manyRowsAreDrawnOnlyAsFarAsColoursReach() {
    Sample sample = new Sample("x").baseline("base");
    add(sample, "base", 1, 0.9);
    for (int i = 0; i < 12; i++) {
      Map<String, Value> axes = Map.of("optimizer.lr", new Value.Real(i));
      sample.trial("v", axes, optimizer("SGD", 1), 1, Learning.byHand(1, 0.8, 0.3 + i * 0.01));
    }

    CurvesView curves = page(sample).curves();

    assertThat(curves.legend()).hasSize(Curves.MOST_LINES);
    assertThat(curves.legend().get(0)).isEqualTo(new CurvesView.Entry("base", "line-base"));
    assertThat(curves.legend().get(7).label()).isEqualTo("v (optimizer.lr = 6.0)");
    assertThat(curves.caption()).contains("8 of 13 rows: the baseline’s and the best by");
  }

  @Test
  void withoutABaselineTheBestRowsAreDrawn() {
    Sample sample = new Sample("x");
    for (int i = 0; i < 12; i++) {
      Map<String, Value> axes = Map.of("optimizer.lr", new Value.Real(i));
      sample.trial("v", axes, optimizer("SGD", i), 1, Learning.byHand(1, 0.8, 0.3 + i * 0.01));
    }

    assertThat(page(sample).curves().caption()).contains("8 of 12 rows: the best by");
  }

  @Test
  void theLeaderboardCutsDrawnNumbersAndKeepsThemBeside() {
    Sample sample = new Sample("x");
    double[] rates = {0.04060881492835639, 0.04060912345678901, 0.1};
    for (double rate : rates) {
      Map<String, Value> axes = Map.of("optimizer.lr", new Value.Real(rate));
      sample.trial("v", axes, optimizer("SGD", rate), 1, Learning.byHand(1, 2, rate));
    }

    assertThat(page(sample).leaderboard().lines())
        .extracting(line -> line.shown() + " of " + line.values())
        .containsExactly(
            "[0.0406088] of [0.04060881492835639]",
            "[0.0406091] of [0.04060912345678901]",
            "[0.1] of [0.1]");
  }

  @Test
  void theLeaderboardRanksByTheObjectiveAndShowsOnlyWhatDiffers() {
    Sample sample = new Sample("x").baseline("base");
    add(sample, "base", 1, 0.5);
    sample.trial("faster", Map.of(), optimizer("SGD", 0.2), 1, Learning.byHand(1, 2, 0.4));
    sample.trial("tie", Map.of(), optimizer("SGD", 0.3), 1, Learning.byHand(1, 2, 0.4));
    sample.trial("none", Map.of(), optimizer("SGD", 0.4), 1, lost(new Learning(2, 4, 2), 1, "nan"));

    LeaderboardView board = page(sample).leaderboard();

    assertThat(board.settings()).containsExactly("optimizer.lr");
    assertThat(board.lines())
        .extracting(line -> line.place() + " " + line.variant() + " " + line.values())
        .containsExactly("1 faster [0.2]", "1 tie [0.3]", "3 base [0.1]", "— none [0.4]");
    assertThat(board.lines().get(3).note()).isEqualTo("diverged (1 of 1)");
  }

  @Test
  void anAxisWithoutEffectIsPutIntoWords() {
    Sample sample = new Sample("x");
    for (long seed = 1; seed <= 6; seed++) {
      for (long size : new long[] {8, 16}) {
        Map<String, Value> axes = Map.of("batch_size", new Value.Int(size));
        double loss = (seed + size / 8) % 2 == 0 ? 0.5 : 0.6;
        sample.trial("", axes, optimizer("SGD", 0.1), seed, Learning.byHand(seed, loss));
      }
    }

    assertThat(page(sample).verdict().surprises())
        .containsExactly(
            "Between the 2 values of batch_size there is no difference beyond noise, over 6 pairs"
                + " of trials that are equal in all else.");
  }

  @Test
  void nothingStoredYetIsStillAPage() {
    Sample sample = new Sample("x");
    sample.trial("", Map.of(), optimizer("SGD", 1), 1, TrialRecord.EMPTY);

    Page page = page(sample);

    assertThat(page.header().state()).isEqualTo("0 of 1 trial");
    assertThat(page.curves().charts()).isEmpty();
    assertThat(page.tables().get(0).lines().get(0).note()).isEqualTo("1 of 1 to come");
  }

  private static TrialRecord lost(Learning learning, long seed, String error) {
    return learning.ended(TrialState.DIVERGED, seed, 2, error);
  }

  @Test
  void warningsAreToldOnceWithTheirTrials() {
    TrialEvent warning = new TrialEvent.Warned(Instant.EPOCH, "out of memory; trying again\nmore");
    Sample sample = new Sample("x").baseline("base");
    for (long seed = 1; seed <= 2; seed++) {
      TrialRecord record = Learning.byHand(seed, 2, 0.5).after(warning).after(warning);
      sample.trial("base", Map.of(), optimizer("SGD", 0.1), seed, record);
    }

    assertThat(page(sample).health())
        .filteredOn(item -> item.title().equals("2 trials with a warning"))
        .extracting(HealthItem::detail)
        .containsExactly("out of memory; trying again");
  }

  private static void add(Sample sample, String variant, long seed, double loss) {
    sample.trial(variant, Map.of(), optimizer("SGD", 0.1), seed, Learning.byHand(seed, 2, loss));
  }

  private static Page page(Sample sample) {
    return Page.of(Results.of(sample.input()));
  }
}
