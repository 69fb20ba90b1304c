package dev.ablate.report.results;

import dev.ablate.trial.EpochRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The epoch times of trials. Those of an array share its time evenly, so they are one measurement
 * and not several: what counts is arrays.
 *
 * @param byArray the median seconds of an epoch of each trial, by the seconds of its first epoch,
 *     which no two arrays have in common
 */
record ArrayTimes(Map<Double, List<Double>> byArray) {

  /** The times of those that are finished. */
  static ArrayTimes of(List<Outcome> outcomes) {
    Map<Double, List<Double>> byArray = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      outcome
          .value(Metric.EPOCH_TIME)
          .ifPresent(
              median ->
                  byArray.computeIfAbsent(first(outcome), key -> new ArrayList<>()).add(median));
    }
    return new ArrayTimes(byArray);
  }

  private static double first(Outcome outcome) {
    return outcome.record().ownEpochs().stream()
        .mapToDouble(EpochRecord::seconds)
        .findFirst()
        .orElseThrow();
  }

  /** One number an array. */
  double[] seconds() {
    return byArray.values().stream()
        .mapToDouble(times -> times.stream().mapToDouble(time -> time).average().orElseThrow())
        .toArray();
  }

  /** Whether some trials were in one array. */
  boolean shared() {
    return byArray.values().stream().anyMatch(times -> times.size() > 1);
  }

  /** Whether some of these and of others were in one array. */
  boolean sharedWith(ArrayTimes others) {
    return byArray.keySet().stream().anyMatch(others.byArray::containsKey);
  }
}
