package dev.ablate.cli;

import dev.ablate.schedule.RateSchedule;
import dev.ablate.schedule.Schedules;
import dev.ablate.trial.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How learning rate and momentum move over a trial.
 *
 * @param lr one number an update
 * @param momentum one number an update; empty where the schedule leaves it alone
 * @param untilPlateau whether metrics decide when the rate falls; the curve is that without a fall
 */
record RateCurves(List<Double> lr, List<Double> momentum, boolean untilPlateau) {

  /** The curves of a trial. */
  static RateCurves of(Trial trial) {
    RateSchedule schedule = Schedules.of(trial.settings(), trial.stepsPerEpoch());
    boolean moves = trial.steps() > 0 && schedule.momentum(0).isPresent();
    return new RateCurves(
        curve(trial.steps(), schedule::lr),
        moves ? curve(trial.steps(), s -> schedule.momentum(s).orElseThrow()) : List.of(),
        schedule.watchesMetrics());
  }

  /** As {@code lr --json} prints them. */
  Map<String, @Nullable Object> json(String id) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("lr", lr);
    json.put("momentum", momentum.isEmpty() ? null : momentum);
    return json;
  }

  private static List<Double> curve(long steps, LongToDoubleFunction value) {
    return LongStream.range(0, steps).mapToObj(value::applyAsDouble).toList();
  }
}
