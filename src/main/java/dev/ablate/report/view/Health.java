package dev.ablate.report.view;

import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Setting;
import dev.ablate.trial.TrialState;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what failed and why, and what makes rows unfit to be compared. */
final class Health {
  private static final int MOST_NAMED = 6;
  private static final int MOST_LINKED = 24;

  private final Results results;
  private final List<HealthItem> items = new ArrayList<>();

  private Health(Results results) {
    this.results = results;
  }

  /** Everything found; a single good item where there is nothing to say. */
  static List<HealthItem> of(Results results) {
    Health health = new Health(results);
    health.lost(TrialState.FAILED, "failed");
    health.lost(TrialState.DIVERGED, "diverged");
    health.lost(TrialState.PRUNED, "pruned");
    health.retried();
    health.warned();
    health.stoppedEarly();
    health.seeds();
    health.cells();
    health.losses();
    health.mixed("devices", health.distinct(o -> o.record().device().stream()));
    health.mixed("versions", Software.versions(results.outcomes()));
    if (health.items.isEmpty()) {
      health.add(
          "good",
          "Nothing to report",
          "No trial failed or diverged, and rows have equal seeds.",
          List.of());
    }
    return List.copyOf(health.items);
  }

  /** One item for each cause. */
  private void lost(TrialState state, String verb) {
    Map<String, List<Outcome>> byCause =
        results.outcomes().stream()
            .filter(o -> o.record().state() == state)
            .collect(
                Collectors.groupingBy(
                    o -> firstLine(o.record().error().orElse("no cause was recorded")),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byCause.forEach(
        (cause, outcomes) ->
            add("bad", Words.count(outcomes.size(), "trial") + " " + verb, cause, outcomes));
  }

  private void retried() {
    List<Outcome> retried = where(o -> o.done() && o.record().attempts() > 1);
    if (!retried.isEmpty()) {
      add(
          "care",
          Words.count(retried.size(), "trial") + " needed more than one attempt",
          "The numbers are those of the last attempt.",
          retried);
    }
  }

  /** One item for each warning. */
  private void warned() {
    Map<String, List<Outcome>> byWarning = new LinkedHashMap<>();
    for (Outcome outcome : results.outcomes()) {
      for (String warning : new LinkedHashSet<>(outcome.record().warnings())) {
        byWarning.computeIfAbsent(firstLine(warning), w -> new ArrayList<>()).add(outcome);
      }
    }
    byWarning.forEach(
        (warning, outcomes) ->
            add(
                "care",
                Words.count(outcomes.size(), "trial") + " with a warning",
                warning,
                outcomes));
  }

  /** Not a fault, but such trials had fewer epochs than the others. */
  private void stoppedEarly() {
    List<Outcome> early =
        where(o -> o.record().stoppedEarly(o.trial().settings().epochs()).isPresent());
    if (!early.isEmpty()) {
      IntSummaryStatistics epochs =
          early.stream().mapToInt(o -> o.record().epochs().size()).summaryStatistics();
      add(
          "good",
          Words.count(early.size(), "trial") + " stopped early",
          epochs.getMin() == epochs.getMax()
              ? "After " + Words.count(epochs.getMin(), "epoch") + "."
              : "After " + epochs.getMin() + " to " + epochs.getMax() + " epochs.",
          early);
    }
  }

  /** Finished trials without a number that others have. */
  private void cells() {
    for (Metric metric : results.metrics()) {
      List<Outcome> missing = where(o -> o.done() && o.value(metric.name()).isEmpty());
      if (!missing.isEmpty() && missing.size() < where(Outcome::done).size()) {
        add(
            "care",
            Words.count(missing.size(), "finished trial") + " without " + metric.title(),
            "Means of that column leave them out.",
            missing);
      }
    }
  }

  private void seeds() {
    List<Row> rows = results.settings().stream().map(Setting::row).toList();
    List<Integer> counts = rows.stream().map(Row::done).distinct().sorted().toList();
    if (rows.stream().allMatch(row -> row.planned() == 1)) {
      add(
          "care",
          "One seed a row",
          "How much a row varies by chance is unknown; repeat it with seed in 1..5.",
          List.of());
    } else if (counts.size() > 1) {
      add("care", "Rows rest on different numbers of seeds", unequal(rows), List.of());
    }
  }

  private static String unequal(List<Row> rows) {
    Map<Integer, List<String>> byCount =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    Row::done,
                    LinkedHashMap::new,
                    Collectors.mapping(Row::label, Collectors.toList())));
    return byCount.entrySet().stream()
        .map(e -> Words.count(e.getKey(), "seed") + ": " + Words.list(e.getValue(), MOST_NAMED))
        .collect(Collectors.joining("; ", "", "."));
  }

  private void losses() {
    List<String> losses = results.losses();
    if (losses.size() > 1) {
      add(
          "care",
          "Rows have different losses",
          Words.list(losses, MOST_NAMED)
              + ". Each has a scale of its own: compare such rows by another metric.",
          List.of());
    }
  }

  private void mixed(String what, List<String> values) {
    if (values.size() > 1) {
      add(
          "care",
          "Trials ran with different " + what,
          Words.sentence(Words.list(values, MOST_NAMED)) + ".",
          List.of());
    }
  }

  private void add(String tone, String title, String detail, List<Outcome> outcomes) {
    List<Fact> trials =
        outcomes.stream()
            .limit(MOST_LINKED)
            .map(o -> Fact.of(o.trial().id(), TrialNames.of(results, o)))
            .toList();
    items.add(new HealthItem(tone, title, detail, trials, outcomes.size() - trials.size()));
  }

  private List<Outcome> where(Predicate<Outcome> condition) {
    return results.outcomes().stream().filter(condition).toList();
  }

  private List<String> distinct(Function<Outcome, Stream<String>> value) {
    return results.outcomes().stream().flatMap(value).distinct().toList();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
