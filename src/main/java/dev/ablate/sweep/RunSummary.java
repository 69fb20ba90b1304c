package dev.ablate.sweep;

import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.Collection;

/**
 * How a run ended.
 *
 * @param done trials that it finished
 * @param diverged trials whose numbers it saw run away
 * @param failed trials that it could not train
 * @param left trials that it was to train or to measure, and did not finish
 * @param end why it ended
 */
public record RunSummary(long done, long diverged, long failed, long left, End end) {

  /** Why a run ended. */
  public enum End {
    /** Nothing was left to train. */
    COMPLETE,
    /** It was asked to stop. */
    INTERRUPTED,
    /** The same, and nothing was left but to look at what the best trial predicts. */
    UNPREDICTED,
    /** A trial diverged whose {@code on_nan} is {@code stop}. */
    NAN,
    /** It failed from the start, again and again with the same error. */
    FAILING
  }

  static RunSummary of(Collection<TrialRecord> records, End end) {
    long done = count(records, TrialState.DONE);
    long diverged = count(records, TrialState.DIVERGED);
    long failed = count(records, TrialState.FAILED);
    long left = records.size() - done - diverged - failed;
    return new RunSummary(done, diverged, failed, left, end);
  }

  /** The same with more trials left. */
  RunSummary andLeft(long more) {
    return new RunSummary(done, diverged, failed, left + more, end);
  }

  /** The same where it was not looked at what the best trial predicts. */
  RunSummary withoutPredictions() {
    boolean alone = left == 0 && (end == End.COMPLETE || end == End.INTERRUPTED);
    return alone ? new RunSummary(done, diverged, failed, left, End.UNPREDICTED) : this;
  }

  private static long count(Collection<TrialRecord> records, TrialState state) {
    return records.stream().filter(record -> record.state() == state).count();
  }
}
