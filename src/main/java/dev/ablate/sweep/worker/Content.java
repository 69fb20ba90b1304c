package dev.ablate.sweep.worker;

import dev.ablate.trial.Predictions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What messages say, as JSON has it. */
final class Content {
  private Content() {}

  /** Trials that are trained together. */
  record Array(List<TrialReference> trials) {}

  /**
   * What a worker trains on.
   *
   * @param device {@code cpu}, {@code cuda:0}
   */
  record Opened(String device) {}

  /**
   * A sign of life.
   *
   * @param progress rises as training goes on
   * @param processor time that the process has had on processors, in milliseconds
   * @param transferred bytes that it has read from disks and written to them
   */
  record Beat(long progress, long processor, long transferred) {
    /** Of this process. */
    static Beat now(long progress) {
      ProcessHandle.Info process = ProcessHandle.current().info();
      return new Beat(
          progress,
          process.totalCpuDuration().orElse(Duration.ZERO).toMillis(),
          LinuxProcess.self().transferred());
    }
  }

  /**
   * Something of a trial.
   *
   * @param trial its fingerprint
   */
  record OfTrial(String trial, Object said) {}

  /** How many. */
  record Count(int count) {}

  /** How long something takes. */
  record Seconds(double seconds) {}

  /** What was measured. */
  record Metrics(Map<String, Double> metrics) {}

  /** What was predicted. */
  record Splits(List<Predictions> splits) {}
}
