package dev.ablate.report.view;

import dev.ablate.report.chart.Sparkline;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Table;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Writes every trial. */
final class Trials {
  private static final String NOTHING = "—";

  /** A browser takes seconds to open a page with the details of many more. */
  private static final int MOST_DETAILS = 1000;

  private final Results results;
  private final Table ablation;
  private final List<NumberText> formats;
  private final SettingChanges changes;
  private final Set<Outcome> detailed;

  private Trials(Results results, Table ablation) {
    this.results = results;
    this.ablation = ablation;
    this.formats =
        ablation.columns().stream().map(c -> TableViews.format(ablation, c).finer()).toList();
    this.changes = SettingChanges.of(results);
    this.detailed = detailed(results);
  }

  /** All trials, in the order of the plan. */
  static TrialsView of(Results results, Table ablation) {
    Trials trials = new Trials(results, ablation);
    return new TrialsView(
        ablation.columns().stream().map(TableViews::column).toList(),
        results.baselines().isEmpty() ? "first row" : "baseline",
        trials.caption(),
        results.outcomes().stream().map(trials::line).toList());
  }

  /** Trials that were lost, then the best, then those without a value. */
  private static Set<Outcome> detailed(Results results) {
    String metric = results.objective().metric();
    double sign = results.objective().maximize() ? -1 : 1;
    Set<Outcome> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    results.outcomes().stream()
        .sorted(
            Comparator.comparing(Outcome::lost)
                .reversed()
                .thenComparingDouble(o -> sign * o.value(metric).orElse(Double.NaN)))
        .limit(MOST_DETAILS)
        .forEach(chosen::add);
    return chosen;
  }

  private String caption() {
    int all = results.outcomes().size();
    return all == detailed.size()
        ? ""
        : ("Settings, curve and log are shown of %s trials: those that were lost, and the best;"
                + " ./ablate show TRIAL tells them of any other. Of so many trials, LaTeX and"
                + " Markdown are written by ./ablate report FILE --format latex --table"
                + " \"Every trial\".")
            .formatted(Words.number(detailed.size()));
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
        detailed.contains(outcome) ? List.of(detail(outcome)) : List.of());
  }

  private TrialsView.Detail detail(Outcome outcome) {
    return new TrialsView.Detail(
        changes.of(outcome),
        TrialLog.of(outcome),
        Sparkline.of(outcome.record(), results.objective().metric()).stream().toList());
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
}
