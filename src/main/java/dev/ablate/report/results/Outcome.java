package dev.ablate.report.results;

import dev.ablate.experiment.Objective;
import dev.ablate.report.statistics.Median;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A planned trial and its result so far. */
public record Outcome(Trial trial, TrialRecord record) {

  /** The trial with the batch size that was found for it, where the file leaves that open. */
  public Trial trained() {
    OptionalInt found = record.batchSize();
    return found.isPresent() ? trial.withBatchSize(found.getAsInt()) : trial;
  }

  /** The seed of the trial. */
  public long seed() {
    return trial.settings().seed();
  }

  /** Whether the trial ended as it should; only then do its numbers count. */
  public boolean done() {
    return record.state() == TrialState.DONE;
  }

  /** Whether the trial has ended without a result: failed, diverged or pruned. */
  public boolean lost() {
    return switch (record.state()) {
      case FAILED, DIVERGED, PRUNED -> true;
      case NEW, RUNNING, DONE -> false;
    };
  }

  /** What the trial was selected by. */
  public Objective objective() {
    return trial.settings().objective();
  }

  /**
   * A number of a finished trial.
   *
   * @param column a metric, {@link Metric#EPOCH_TIME} or {@link Metric#PARAMETERS}
   */
  public OptionalDouble value(String column) {
    if (!done()) {
      return OptionalDouble.empty();
    }
    return switch (column) {
      case Metric.EPOCH_TIME ->
          Median.of(record.ownEpochs().stream().mapToDouble(EpochRecord::seconds).toArray());
      case Metric.PARAMETERS -> OptionalDouble.of((double) trial.network().parameters());
      default -> finite(record.metrics().getOrDefault(column, Double.NaN));
    };
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
