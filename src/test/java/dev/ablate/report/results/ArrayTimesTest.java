package dev.ablate.report.results;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.experiment.ReportTable;
import dev.ablate.report.Sample;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Trials of one array share its time evenly, so their times are one measurement. */
class ArrayTimesTest {

  @Test
  void seedsOfOneArrayHaveNoDeviationAndNoTest() {
    Sample sample = sample();
    for (long seed = 1; seed <= 6; seed++) {
      sample.trial("base", Map.of(), optimizer("SGD", 1), seed, took(1.5));
      sample.trial("v", Map.of(), optimizer("SGD", 2), seed, took(1.0));
    }

    Cell time = time(sample, "v");
    assertThat(time.summary().orElseThrow().mean()).isEqualTo(1.0);
    assertThat(time.summary().orElseThrow().std()).isEmpty();
    assertThat(time.comparison().orElseThrow().difference()).isEqualTo(-0.5);
    assertThat(time.comparison().flatMap(Comparison::interval)).isEmpty();
    assertThat(time.comparison().orElseThrow().marked()).isFalse();
  }

  @Test
  void severalArraysDeviateAsArrays() {
    Sample sample = sample();
    for (double seconds : List.of(1.0, 1.0, 1.0, 3.0)) {
      sample.trial("base", Map.of(), optimizer("SGD", 1), 1, took(seconds));
    }

    assertThat(time(sample, "base").summary().orElseThrow().mean()).isEqualTo(2.0);
    assertThat(time(sample, "base").summary().orElseThrow().std())
        .hasValueCloseTo(Math.sqrt(2), within(1e-12));
  }

  @Test
  void rowsOfOneArrayAreNotCompared() {
    Sample sample = sample();
    for (long seed = 1; seed <= 6; seed++) {
      sample.trial("base", Map.of(), optimizer("SGD", 1), seed, took(1.5));
      sample.trial("v", Map.of(), optimizer("SGD", 2), seed, took(1.5));
    }

    assertThat(time(sample, "v").comparison()).isEmpty();
  }

  @Test
  void trialsThatRanAloneAreComparedByTheirSeeds() {
    Sample sample = sample();
    for (long seed = 1; seed <= 6; seed++) {
      sample.trial("base", Map.of(), optimizer("SGD", 1), seed, took(2 + seed / 64.0));
      sample.trial("v", Map.of(), optimizer("SGD", 2), seed, took(1 + seed / 128.0));
    }

    Cell time = time(sample, "v");
    assertThat(time.comparison().orElseThrow().pairs()).isEqualTo(6);
    assertThat(time.comparison().orElseThrow().marked()).isTrue();
  }

  private static Sample sample() {
    return new Sample("x")
        .baseline("base")
        .table(
            new ReportTable(
                "times",
                List.of(),
                List.of(Metric.EPOCH_TIME),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
  }

  private static Cell time(Sample sample, String label) {
    Table table = new Tables(Results.of(sample.input())).all().get(1);
    return table.rows().stream()
        .filter(row -> row.row().label().equals(label))
        .map(row -> row.cell(table.columns().get(0)))
        .findFirst()
        .orElseThrow();
  }

  private static TrialRecord took(double seconds) {
    Map<String, Double> metrics = Map.of("val_loss", 0.5);
    return TrialRecord.of(
        List.of(
            new TrialEvent.Started(Instant.EPOCH, 1, "cpu", Map.of()),
            new TrialEvent.EpochEnded(Instant.EPOCH, new EpochRecord(1, 0.1, metrics, seconds)),
            new TrialEvent.Finished(
                Instant.EPOCH, TrialState.DONE, OptionalInt.of(1), metrics, Optional.empty())));
  }
}
