package dev.ablate.report.finding;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.report.Learning;
import dev.ablate.report.Sample;
import dev.ablate.report.results.Results;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final List<Value> RATES =
      List.of(new Value.Real(0.1), new Value.Real(0.2), new Value.Real(0.3));

  @Test
  void theBestOfThreeRatesAtAnEdgeIsToldAndInTheMiddleIsNot() {
    assertThat(findings(rates(0.9, 0.7, 0.5)))
        .containsExactly(new Finding.AtEdge("optimizer.lr", new Value.Real(0.3), RATES, true));
    assertThat(findings(rates(0.5, 0.7, 0.9)))
        .containsExactly(new Finding.AtEdge("optimizer.lr", new Value.Real(0.1), RATES, false));
    assertThat(findings(rates(0.9, 0.5, 0.7))).isEmpty();
  }

  @Test
  void noneOfSomethingIsNoEdge() {
    Sample sample = new Sample("x");
    for (double decay : List.of(0.0, 0.1, 0.2)) {
      add(sample, "", Map.of("optimizer.weight_decay", new Value.Real(decay)), 1, 0.5 + decay);
    }
    assertThat(findings(sample)).isEmpty();
  }

  @Test
  void anAxisWithoutEffectIsToldOnceThereArePairsEnough() {
    assertThat(findings(twoAxes(3)))
        .containsExactly(new Finding.WithoutEffect("model.width", 2, 6));
    assertThat(findings(twoAxes(2))).as("four pairs cannot show anything").isEmpty();
  }

  @Test
  void aRowWhoseSeedsLieFarApartIsTold() {
    Sample sample = new Sample("x");
    for (long seed = 1; seed <= 3; seed++) {
      add(sample, "a", Map.of(), seed, 0.5 + seed / 100.0);
      add(sample, "b", Map.of(), seed, 0.6 + seed / 100.0);
      add(sample, "c", Map.of(), seed, seed == 2 ? 1.5 : 0.7);
    }

    assertThat(findings(sample))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.SeedsDisagree.class,
            found -> {
              assertThat(found.row().label()).isEqualTo("c");
              assertThat(found.low()).isEqualTo(0.7);
              assertThat(found.high()).isEqualTo(1.5);
            });
  }

  @Test
  void aTrialThatTookThriceTheTimeOfItsLikeIsTold() {
    Sample sample = new Sample("x");
    for (long seed = 1; seed <= 4; seed++) {
      TrialRecord record = Learning.byHand(seed, 0.5);
      sample.trial("a", Map.of(), optimizer("SGD", 1), seed, seed == 3 ? slower(record) : record);
    }

    assertThat(findings(sample))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Slow.class,
            found -> {
              assertThat(found.outcome().seed()).isEqualTo(3);
              assertThat(found.seconds()).isEqualTo(6);
              assertThat(found.usual()).isEqualTo(1.5);
            });
  }

  @Test
  void aTrialThatIsSlowForAMomentIsNotTold() {
    Sample sample = new Sample("x");
    for (long seed = 1; seed <= 4; seed++) {
      TrialRecord record = Learning.byHand(seed, 0.5);
      double factor = seed == 3 ? 0.4 : 0.1;
      sample.trial("a", Map.of(), optimizer("SGD", 1), seed, times(factor, record));
    }

    assertThat(findings(sample)).isEmpty();
  }

  @Test
  void aSlowArrayIsToldOnce() {
    Sample sample = new Sample("x");
    for (long seed = 1; seed <= 7; seed++) {
      TrialRecord record = Learning.byHand(seed, 0.5);
      sample.trial("a", Map.of(), optimizer("SGD", 1), seed, seed > 4 ? slower(record) : record);
    }

    assertThat(findings(sample))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Slow.class,
            found -> {
              assertThat(found.outcome().seed()).isEqualTo(5);
              assertThat(found.others()).isEqualTo(2);
            });
  }

  /** Three rates with these losses. */
  private static Sample rates(double... losses) {
    Sample sample = new Sample("x");
    for (int i = 0; i < losses.length; i++) {
      add(sample, "", Map.of("optimizer.lr", RATES.get(i)), 1, losses[i]);
    }
    return sample;
  }

  /** The rate matters; the width has an effect of either sign. */
  private static Sample twoAxes(int seeds) {
    Sample sample = new Sample("x");
    for (double rate : List.of(0.1, 0.2)) {
      for (long width : List.of(8L, 16L)) {
        for (long seed = 1; seed <= seeds; seed++) {
          double noise = (seed + width / 8 + Math.round(rate * 10)) % 2 == 0 ? 0.01 : -0.01;
          add(
              sample,
              "",
              Map.of("optimizer.lr", new Value.Real(rate), "model.width", new Value.Int(width)),
              seed,
              0.5 + rate + noise);
        }
      }
    }
    return sample;
  }

  private static TrialRecord slower(TrialRecord record) {
    return times(4, record);
  }

  private static TrialRecord times(double factor, TrialRecord record) {
    EpochRecord epoch = record.epochs().get(0);
    EpochRecord slow =
        new EpochRecord(epoch.epoch(), epoch.lr(), epoch.metrics(), factor * epoch.seconds());
    return new TrialRecord(
        record.state(),
        record.attempts(),
        List.of(slow),
        record.origin(),
        record.bestEpoch(),
        record.metrics(),
        record.started(),
        record.finished(),
        record.device(),
        record.versions(),
        record.batchSize(),
        record.weights(),
        record.states(),
        record.warnings(),
        record.predictions(),
        record.error());
  }

  private static void add(
      Sample sample, String variant, Map<String, Value> axes, long seed, double loss) {
    sample.trial(variant, axes, optimizer("SGD", 0.1), seed, Learning.byHand(seed, loss));
  }

  private static List<Finding> findings(Sample sample) {
    return Finding.all(Results.of(sample.input()));
  }
}
