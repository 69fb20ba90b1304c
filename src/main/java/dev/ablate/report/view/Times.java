package dev.ablate.report.view;

import dev.ablate.report.results.Outcome;
import dev.ablate.trial.EpochRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long trials took. */
final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** Seconds of the device's time: the sum over all epochs. */
  static double device(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Times::epochs).sum();
  }

  /**
   * Seconds during which at least one of the trials was running. One that has not ended counts for
   * as long as the epochs of its array took, those of all its trials together.
   */
  static double wall(List<Outcome> outcomes) {
    Map<Double, Double> arrays =
        outcomes.stream()
            .collect(Collectors.groupingBy(Times::array, Collectors.summingDouble(Times::epochs)));
    Duration total = Duration.ZERO;
    Instant counted = Instant.MIN;
    for (Outcome outcome : byStart(outcomes)) {
      Instant start = outcome.record().started().orElseThrow();
      long epochs = Math.round(1000 * arrays.getOrDefault(array(outcome), 0.0));
      Instant end = outcome.record().finished().orElse(start.plusMillis(epochs));
      Instant from = start.isAfter(counted) ? start : counted;
      if (end.isAfter(from)) {
        total = total.plus(Duration.between(from, end));
        counted = end;
      }
    }
    return total.toMillis() / 1000.0;
  }

  /** {@code 2026-11-22 09:05:31}, UTC. */
  static String exactly(Instant time) {
    return SECONDS.format(time);
  }

  private static double epochs(Outcome outcome) {
    return outcome.record().ownEpochs().stream().mapToDouble(EpochRecord::seconds).sum();
  }

  /** The seconds of the first epoch, which no two arrays have in common; 0 before its end. */
  private static double array(Outcome outcome) {
    return outcome.record().ownEpochs().stream()
        .mapToDouble(EpochRecord::seconds)
        .findFirst()
        .orElse(0);
  }

  private static List<Outcome> byStart(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(o -> o.record().started().isPresent())
        .sorted(Comparator.comparing(o -> o.record().started().orElseThrow()))
        .toList();
  }
}
