package dev.ablate.report.chart;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ablate.report.Learning;
import dev.ablate.report.Sample;
import dev.ablate.report.chart.ChartBuilder.Named;
import dev.ablate.report.chart.Curve.Point;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void meanAndBandAreOverSeeds() {
    Curve curve = curve(Learning.byHand(1, 1, 4), Learning.byHand(2, 3, 4));

    double std = Math.sqrt(2);
    assertThat(curve.points())
        .extracting(Point::mean, Point::low, Point::high, Point::min, Point::max)
        .containsExactly(tuple(2.0, 2 - std, 2 + std, 1.0, 3.0), tuple(4.0, 4.0, 4.0, 4.0, 4.0));
  }

  @Test
  void unfinishedTrialsCountOnlyWhereNoneIsFinished() {
    TrialRecord diverged = new Learning(5, 4, 9).ended(TrialState.DIVERGED, 2, 3, "nan");

    assertThat(curve(Learning.byHand(1, 1, 4), diverged).points()).hasSize(2);
    assertThat(curve(diverged).points()).hasSize(3);
  }

  @Test
  void valuesThatAreNotNumbersAreLeftOut() {
    assertThat(curve(Learning.byHand(1, 1, Double.NaN, 2)).points())
        .extracting(Point::epoch)
        .containsExactly(1, 3);
  }

  @Test
  void aLossThatFallsFarGetsALogarithmicAxis() {
    Chart far = chart(curve(Learning.byHand(1, 100, 1)));
    Chart near = chart(curve(Learning.byHand(1, 2, 1)));

    assertThat(far.note()).isEqualTo("logarithmic axis");
    assertThat(near.note()).isEmpty();
    assertThat(near.lines().get(0).path()).startsWith("M48 ").contains("L410 ");
  }

  @Test
  void aSingleEpochIsADot() {
    Chart chart = chart(curve(Learning.byHand(1, 0.5)));

    assertThat(chart.lines().get(0).path()).isEmpty();
    assertThat(chart.lines().get(0).dots()).hasSize(1);
  }

  @Test
  void theBestEpochIsMarkedOnALine() {
    Chart chart = chart(curve(Learning.byHand(1, 1, 3, 2)));

    assertThat(chart.lines().get(0).path()).isNotEmpty();
    assertThat(chart.lines().get(0).dots()).containsExactly(new Chart.Dot("229", "20.5"));
  }

  @Test
  void theBestEpochOfARowIsTheMedianOverItsFinishedTrials() {
    TrialRecord diverged = new Learning(5, 4, 9).ended(TrialState.DIVERGED, 2, 3, "nan");

    assertThat(Curve.bestEpoch(row(Learning.byHand(1, 3, 2, 1), Learning.byHand(2, 2), diverged)))
        .hasValue(2);
    assertThat(Curve.bestEpoch(row(diverged))).isEmpty();
  }

  @Test
  void ratesAreThoseOfTheEpochs() {
    assertThat(Curve.ofRates(row(Learning.byHand(1, 3, 2))).points())
        .extracting(Point::mean)
        .containsExactly(0.001, 0.001);
  }

  @Test
  void stepsAndSecondsAreThoseUntilTheEndOfAnEpoch() {
    Row row = row(Learning.byHand(1, 3, 2));

    assertThat(Curve.ofSteps(row).points()).extracting(Point::mean).containsExactly(54.0, 108.0);
    assertThat(Curve.ofSeconds(row).points()).extracting(Point::mean).containsExactly(1.5, 3.0);
  }

  @Test
  void aTrialsOwnCurveGoesThroughItsFiniteValuesAndMarksTheBest() {
    TrialRecord record = Learning.byHand(1, 3, Double.NaN, 2, 1);

    Sparkline line = Sparkline.of(record, "val_loss").orElseThrow();

    assertThat(line.path()).isEqualTo("M4 4 159 28 236 52");
    assertThat(line.dotX() + " " + line.dotY()).isEqualTo("236 52");
    assertThat(Sparkline.of(Learning.byHand(1, 3), "val_loss")).isEmpty();
  }

  @Test
  void aLongCurveIsThinnedOut() {
    TrialRecord record = new Learning(0.5, 9, 1000).done(1);

    assertThat(Sparkline.of(record, "val_loss").orElseThrow().path().split(" ")).hasSize(2 * 59);
  }

  private static Chart chart(Curve curve) {
    return ChartBuilder.of("Loss", List.of(new Named("a", "line-1", curve, OptionalInt.of(2))));
  }

  private static Curve curve(TrialRecord... seeds) {
    return Curve.of(row(seeds), "val_loss", 1);
  }

  private static Row row(TrialRecord... seeds) {
    Sample sample = new Sample("x");
    for (int seed = 0; seed < seeds.length; seed++) {
      sample.trial("", Map.of(), optimizer("SGD", 1), seed, seeds[seed]);
    }
    return Results.of(sample.input()).settings().get(0).row();
  }
}
