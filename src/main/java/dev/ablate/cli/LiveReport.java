package dev.ablate.cli;

import dev.ablate.report.ReportWriter;
import dev.ablate.sweep.Plan;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the report up to date while a run goes on. */
final class LiveReport {
  private static final Logger LOG = LoggerFactory.getLogger(LiveReport.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** A page takes at most this share of a run's time. */
  private static final double SHARE = 0.02;

  private final Plan plan;
  private final ReportFile file;
  private final ReportWriter writer = new ReportWriter();
  private final Map<String, TrialRecord> records;
  private long nextWrite = System.nanoTime();

  LiveReport(Plan plan, ReportFile file) {
    this.plan = plan;
    this.file = file;
    this.records = new HashMap<>(plan.records());
  }

  /** Takes in an event, and writes the page where the last one is old enough. */
  void happened(Trial trial, TrialEvent event) {
    records.put(trial.fingerprint(), record(trial).after(event));
    if (!(event instanceof TrialEvent.Started) && System.nanoTime() >= nextWrite) {
      write();
    }
  }

  /** Writes the page as things stand. */
  private void write() {
    long start = System.nanoTime();
    file.write(writer, plan, records);
    long end = System.nanoTime();
    nextWrite = end + Math.max(PAUSE.toNanos(), (long) ((end - start) / SHARE));
  }

  /** Writes the page of a run that has ended. */
  void end() {
    records.replaceAll((fingerprint, record) -> record.atRest());
    write();
  }

  /**
   * Writes the page of a run that has ended, where that is possible: something else has gone wrong
   * already.
   */
  void endIfPossible() {
    try {
      end();
    } catch (RuntimeException e) {
      LOG.debug("the report could not be written", e);
    }
  }

  /** What is known of a trial by now. */
  TrialRecord record(Trial trial) {
    return records.getOrDefault(trial.fingerprint(), TrialRecord.EMPTY);
  }
}
