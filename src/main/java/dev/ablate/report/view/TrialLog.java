package dev.ablate.report.view;

import dev.ablate.catalog.Numbers;
import dev.ablate.report.results.Outcome;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What happened to a trial in its last attempt, line by line; of its epochs only the last. */
final class TrialLog {
  private static final int EPOCHS = 4;
  private static final MathContext DIGITS = new MathContext(5);

  private final Outcome outcome;
  private final TrialRecord record;
  private final List<String> lines = new ArrayList<>();

  private TrialLog(Outcome outcome) {
    this.outcome = outcome;
    this.record = outcome.record();
  }

  /** The lines; none where the trial has not begun. */
  static List<String> of(Outcome outcome) {
    TrialLog log = new TrialLog(outcome);
    log.begin();
    log.epochs();
    log.end();
    return List.copyOf(log.lines);
  }

  private void begin() {
    record
        .started()
        .ifPresent(
            time ->
                lines.add(
                    "%s  attempt %d begins on %s"
                        .formatted(
                            Times.exactly(time), record.attempts(), record.device().orElse("?"))));
    record
        .origin()
        .ifPresent(
            from ->
                lines.add(
                    "its first "
                        + Words.count(from.epochs(), "epoch")
                        + " are those of trial "
                        + from.id()));
    record.warnings().forEach(warning -> lines.add("warning: " + warning));
    record.batchSize().ifPresent(size -> lines.add("batch_size = auto: " + size + " rows"));
  }

  private void epochs() {
    List<EpochRecord> epochs = record.epochs();
    int left = Math.max(0, epochs.size() - EPOCHS);
    if (left > 0) {
      lines.add("… " + Words.count(left, "epoch"));
    }
    epochs.subList(left, epochs.size()).forEach(epoch -> lines.add(line(epoch)));
  }

  private String line(EpochRecord epoch) {
    return "epoch %d of %d  lr %s  %s  %s"
        .formatted(
            epoch.epoch(),
            outcome.trial().settings().epochs(),
            number(epoch.lr()),
            metrics(epoch.metrics()),
            Words.duration(epoch.seconds()));
  }

  private static String metrics(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .map(metric -> metric.getKey() + " " + number(metric.getValue()))
        .collect(Collectors.joining("  "));
  }

  /** Five digits, without zeros behind them. */
  private static String number(double value) {
    return Double.isFinite(value)
        ? Numbers.text(new BigDecimal(value).round(DIGITS).doubleValue())
        : Double.toString(value);
  }

  private void end() {
    record
        .stoppedEarly(outcome.trial().settings().epochs())
        .ifPresent(epoch -> lines.add("stopped early after epoch " + epoch));
    if (record.weights().isPresent()) {
      record.bestEpoch().ifPresent(best -> lines.add("weights of epoch " + best + " stored"));
    }
    record.finished().ifPresent(time -> lines.add(Times.exactly(time) + "  " + outcome()));
    record
        .bestEpoch()
        .ifPresent(best -> lines.add("at epoch " + best + "  " + metrics(record.metrics())));
    if (!record.predictions().isEmpty()) {
      lines.add("predictions looked at");
    }
  }

  private String outcome() {
    String state = record.state().text();
    return record.state() == TrialState.DONE && record.bestEpoch().isPresent()
        ? state + ", epoch " + record.bestEpoch().getAsInt() + " is the best"
        : state
            + record.error().map(error -> ": " + error.lines().findFirst().orElse("")).orElse("");
  }
}
