package dev.ablate.report.results;

import dev.ablate.report.statistics.Summary;
import dev.ablate.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Some trials whose numbers are summarised together: one setting with its seeds, or a group of
 * settings that the file asks for.
 *
 * @param outcomes in the order of the plan
 */
public record Row(String label, List<Outcome> outcomes) {
  public Row {
    outcomes = List.copyOf(outcomes);
  }

  /** How many trials are finished. */
  public int done() {
    return count(TrialState.DONE);
  }

  /** How many trials there are to be. */
  public int planned() {
    return outcomes.size();
  }

  /** How many trials stand so. */
  public int count(TrialState state) {
    return (int) outcomes.stream().filter(o -> o.record().state() == state).count();
  }

  /** Whether a trial ended without a result, which makes the mean over the others too kind. */
  public boolean lossy() {
    return outcomes.stream().anyMatch(Outcome::lost);
  }

  /**
   * The summary of a column over finished trials, of epoch times over their arrays; empty while
   * there is none.
   */
  public Optional<Summary> summary(String column) {
    double[] values =
        column.equals(Metric.EPOCH_TIME)
            ? ArrayTimes.of(outcomes).seconds()
            : outcomes.stream()
                .map(o -> o.value(column))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
  }

  /** The values of a column by seed; their mean where several trials have a seed. */
  public Map<Long, Double> bySeed(String column) {
    return outcomes.stream()
        .filter(o -> o.value(column).isPresent())
        .collect(
            Collectors.groupingBy(
                Outcome::seed,
                TreeMap::new,
                Collectors.averagingDouble(o -> o.value(column).orElseThrow())));
  }
}
