package dev.ablate.report;

import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.ReportTable;
import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.RunFacts;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.Confusion;
import dev.ablate.trial.Predictions.WorstRow;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An experiment in which every text that can come from outside is the same one. */
final class HostileSample {
  private HostileSample() {}

  static ReportInput of(String text) {
    return new Sample(text)
        .description(text)
        .tags(text)
        .baseline(text)
        .source(text, text)
        .facts(new RunFacts(text, text, text, 1, Map.of(text, text)))
        .table(
            new ReportTable(
                text,
                List.of(text),
                List.of(text),
                Optional.of(text),
                Optional.of(text),
                Optional.of(text),
                true))
        .table(
            new ReportTable(
                text,
                List.of(),
                List.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text),
                false))
        .trial(text, Map.of(), Sample.optimizer("SGD", 0.1), 1, record(text, TrialState.DONE))
        .trial("b", axes(text), Sample.optimizer("SGD", 0.2), 1, record(text, TrialState.DONE))
        .trial("c", axes(text), Sample.optimizer("SGD", 0.2), 1, record(text, TrialState.FAILED))
        .trial("d", axes(text), Sample.optimizer("SGD", 0.2), 1, TrialRecord.EMPTY)
        .trial("b", axes2(text), Sample.optimizer("SGD", 0.3), 1, record(text, TrialState.DONE))
        .input();
  }

  private static Predictions predictions(String text) {
    return new Predictions(
        "val",
        2,
        Task.CLASSES,
        List.of(text, "b"),
        List.of(new Answers(0, 1, 1), new Answers(0, 1, 1)),
        List.of(new Confusion(1, 0, 1), new Confusion(0, 1, 1)),
        List.of(new WorstRow(0, 1, List.of(0.0), List.of(0.0), text)));
  }

  private static Map<String, Value> axes(String text) {
    return Map.of(text, new Value.Text(text));
  }

  private static Map<String, Value> axes2(String text) {
    return Map.of(text, new Value.Text(text + " too"));
  }

  private static TrialRecord record(String text, TrialState state) {
    // Map.of has another order in every JVM, and tables keep the order of the metrics.
    Map<String, Double> metrics = new LinkedHashMap<>(Map.of("val_loss", 0.5));
    metrics.put("val_" + text, 0.25);
    return new TrialRecord(
        state,
        2,
        List.of(new EpochRecord(1, 0.1, metrics, 1), new EpochRecord(2, 0.1, metrics, 1)),
        Optional.empty(),
        OptionalInt.of(1),
        metrics,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.EPOCH.plusSeconds(2)),
        Optional.of(text),
        Map.of(text, text),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        List.of(text),
        List.of(predictions(text)),
        Optional.of(text));
  }
}
