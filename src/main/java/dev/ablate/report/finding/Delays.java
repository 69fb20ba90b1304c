package dev.ablate.report.finding;

import dev.ablate.report.finding.Finding.Slow;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.statistics.Median;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds trials that were slow among those with as many parameters and as large batches. */
final class Delays {
  private static final int FEWEST_TRIALS = 4;
  private static final double TIMES = 3;

  /** Seconds; losing fewer in all its epochs is nothing to look into. */
  private static final double LEAST = 3;

  private Delays() {}

  static List<Finding> of(Results results) {
    Map<List<Object>, List<Outcome>> alike =
        results.outcomes().stream()
            .filter(outcome -> seconds(outcome).isPresent())
            .collect(Collectors.groupingBy(Delays::size, LinkedHashMap::new, Collectors.toList()));
    return alike.values().stream()
        .filter(outcomes -> outcomes.size() >= FEWEST_TRIALS)
        .flatMap(Delays::slow)
        .toList();
  }

  private static Stream<Finding> slow(List<Outcome> outcomes) {
    double usual =
        Median.of(outcomes.stream().mapToDouble(o -> seconds(o).orElseThrow()).toArray())
            .orElseThrow();
    return outcomes.stream()
        .filter(outcome -> isSlow(outcome, usual))
        .collect(Collectors.groupingBy(Delays::array, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(array -> slow(array, usual));
  }

  private static boolean isSlow(Outcome outcome, double usual) {
    double seconds = seconds(outcome).orElseThrow();
    double lost = (seconds - usual) * outcome.record().ownEpochs().size();
    return usual > 0 && seconds >= TIMES * usual && lost >= LEAST;
  }

  private static Finding slow(List<Outcome> array, double usual) {
    Outcome first = array.get(0);
    return new Slow(first, array.size() - 1, seconds(first).orElseThrow(), usual);
  }

  /** The seconds of a trial's first epoch, which those of its array share and no others have. */
  private static double array(Outcome outcome) {
    return outcome.record().ownEpochs().get(0).seconds();
  }

  private static OptionalDouble seconds(Outcome outcome) {
    return outcome.value(Metric.EPOCH_TIME);
  }

  private static List<Object> size(Outcome outcome) {
    return List.of(
        outcome.trial().network().parameters(),
        outcome.trial().settings().root().get("batch_size").toString(),
        outcome.trial().data().contentHash(),
        outcome.trial().settings().augment().size(),
        outcome.record().device());
  }
}
