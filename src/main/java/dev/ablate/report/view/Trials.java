package dev.ablate.report.view;

import dev.ablate.catalog.Numbers;
import dev.ablate.report.chart.Sparkline;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Table;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes every trial. */
final class Trials {
  private static final String NOTHING = "—";

  private final Results results;
  private final Table ablation;
  private final List<NumberText> formats;
  private final SettingChanges changes;

  private Trials(Results results, Table ablation) {
    this.results = results;
    this.ablation = ablation;
    this.formats =
        ablation.columns().stream().map(c -> TableViews.format(ablation, c).finer()).toList();
    this.changes = SettingChanges.of(results);
  }

  /** All trials, in the order of the plan. */
  static TrialsView of(Results results, Table ablation) {
    Trials trials = new Trials(results, ablation);
    return new TrialsView(
        ablation.columns().stream().map(TableViews::column).toList(),
        results.baselines().isEmpty() ? "first row" : "baseline",
        results.outcomes().stream().map(trials::line).toList());
  }

  private TrialsView.Line line(Outcome outcome) {
    TrialRecord record = outcome.record();
    return new TrialsView.Line(
        outcome.trial().id(),
        results.settingsOf(outcome).stream().map(s -> s.row().label()).toList(),
        Long.toString(outcome.seed()),
        record.state().text(),
        bestEpoch(outcome),
        values(outcome),
        record.epochs().isEmpty() ? NOTHING : Words.duration(Times.device(List.of(outcome))),
        record.device().orElse(NOTHING),
        record.error().orElse(""),
        changes.of(outcome),
        metrics(record.metrics()),
        history(record),
        TrialLog.of(outcome),
        Sparkline.of(record, results.objective().metric()).stream().toList());
  }

  private static String bestEpoch(Outcome outcome) {
    TrialRecord record = outcome.record();
    boolean early = record.stoppedEarly(outcome.trial().settings().epochs()).isPresent();
    return record.bestEpoch().isPresent()
        ? record.bestEpoch().getAsInt()
            + " of "
            + record.epochs().size()
            + (early ? ", stopped early" : "")
        : NOTHING;
  }

  private List<String> values(Outcome outcome) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < formats.size(); i++) {
      OptionalDouble value = outcome.value(ablation.columns().get(i).name());
      values.add(value.isPresent() ? formats.get(i).plain(value.getAsDouble()) : NOTHING);
    }
    return values;
  }

  private static List<Fact> metrics(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .map(e -> Fact.of(e.getKey(), Numbers.text(e.getValue())))
        .toList();
  }

  private static List<Fact> history(TrialRecord record) {
    List<Fact> history = new ArrayList<>();
    if (record.attempts() > 0) {
      history.add(Fact.of("attempts", Integer.toString(record.attempts())));
    }
    record.started().ifPresent(time -> history.add(Fact.of("started", Times.text(time))));
    record.finished().ifPresent(time -> history.add(Fact.of("finished", Times.text(time))));
    return history;
  }
}
