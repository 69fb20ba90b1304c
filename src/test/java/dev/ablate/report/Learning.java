package dev.ablate.report;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Invents learning curves: losses that fall to a floor, validation that begins to overfit.
 *
 * @param floor where the validation loss ends
 * @param speed epochs to fall by a factor of e
 * @param epochs how many
 */
public record Learning(double floor, double speed, int epochs) {
  private static final Map<String, String> VERSIONS =
      Map.of("ablate", "0.1.0", "java", "17.0.17", "djl", "0.35.1", "pytorch", "2.7.1");
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  /** A finished trial; equal seeds are equally lucky. */
  public TrialRecord done(long seed) {
    List<EpochRecord> curve = curve(seed);
    EpochRecord best = curve.get(0);
    for (EpochRecord epoch : curve) {
      best = value(epoch, "val_loss") < value(best, "val_loss") ? epoch : best;
    }
    Map<String, Double> metrics = new LinkedHashMap<>(best.metrics());
    metrics.put("test_loss", value(best, "val_loss") * 1.03 + 0.004);
    metrics.put("test_accuracy", value(best, "val_accuracy") - 0.006);
    return record(
        TrialState.DONE, seed, curve, OptionalInt.of(best.epoch()), metrics, Optional.empty());
  }

  /** A finished trial with these validation losses, the last of which is the best. */
  public static TrialRecord byHand(long seed, double... losses) {
    List<EpochRecord> curve = new ArrayList<>();
    for (int epoch = 1; epoch <= losses.length; epoch++) {
      double loss = losses[epoch - 1];
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("train_loss", loss / 2);
      metrics.put("val_loss", loss);
      metrics.put("val_accuracy", 1 - loss / 4);
      curve.add(new EpochRecord(epoch, 0.001, metrics, 1.5));
    }
    Map<String, Double> best = new LinkedHashMap<>(curve.get(losses.length - 1).metrics());
    best.put("test_accuracy", 0.75);
    return record(
        TrialState.DONE, seed, curve, OptionalInt.of(losses.length), best, Optional.empty());
  }

  /** A trial that ended early. */
  public TrialRecord ended(TrialState state, long seed, int after, String error) {
    List<EpochRecord> curve = new Learning(3.5, speed, after).curve(seed);
    return record(state, seed, curve, OptionalInt.empty(), Map.of(), Optional.of(error));
  }

  private static TrialRecord record(
      TrialState state,
      long seed,
      List<EpochRecord> curve,
      OptionalInt best,
      Map<String, Double> metrics,
      Optional<String> error) {
    Instant started = START.plusSeconds(40 * seed);
    return new TrialRecord(
        state,
        1,
        curve,
        Optional.empty(),
        best,
        metrics,
        Optional.of(started),
        Optional.of(started.plusSeconds(38)),
        Optional.of("cpu"),
        VERSIONS,
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        error);
  }

  private List<EpochRecord> curve(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 7919 + Math.round(floor * 1e6));
    double luck = new SplittableRandom(seed).nextDouble(-0.03, 0.03);
    List<EpochRecord> curve = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double fallen = Math.exp(-epoch / speed);
      double train = floor * 0.55 + luck + (2.3 - floor * 0.55) * fallen;
      double val =
          floor + luck + (2.3 - floor) * fallen + 0.0015 * epoch + random.nextDouble(-0.012, 0.012);
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("train_loss", train);
      metrics.put("train_accuracy", Math.exp(-train * 0.5));
      metrics.put("val_loss", val);
      metrics.put("val_accuracy", Math.exp(-val * 0.62));
      curve.add(new EpochRecord(epoch, 0.001, metrics, 0.8 + random.nextDouble(0.05)));
    }
    return curve;
  }

  private static double value(EpochRecord epoch, String metric) {
    return epoch.metrics().getOrDefault(metric, Double.NaN);
  }
}
