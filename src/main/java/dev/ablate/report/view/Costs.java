package dev.ablate.report.view;

import dev.ablate.report.chart.Scatter;
import dev.ablate.report.chart.ScatterBuilder;
import dev.ablate.report.chart.ScatterBuilder.Pair;
import dev.ablate.report.chart.TimelineBuilder;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws quality against time and parameters. */
final class Costs {
  private static final int MOST_NAMED = 8;

  private final Results results;
  private final Metric metric;
  private final List<Scatter> charts = new ArrayList<>();
  private final List<String> fronts = new ArrayList<>();

  private Costs(Results results) {
    this.results = results;
    this.metric = results.metrics().get(0);
  }

  static CostView of(Results results) {
    Costs costs = new Costs(results);
    costs.add("seconds of device time a trial", Costs::seconds);
    costs.add("parameters", row -> row.summary(Metric.PARAMETERS).orElseThrow().mean());
    return new CostView(
        List.copyOf(costs.charts),
        List.copyOf(costs.fronts),
        "Each point is the mean of a row that lost no trial; the line joins the Pareto front: rows"
            + " than which none is both cheaper and as good, or as cheap and better.",
        TimelineBuilder.of(results.outcomes(), outcome -> title(results, outcome)).stream()
            .toList());
  }

  private static String title(Results results, Outcome outcome) {
    String rows =
        results.settingsOf(outcome).stream()
            .map(setting -> setting.row().label())
            .collect(Collectors.joining(", "));
    return rows + ", seed " + outcome.seed() + ": " + outcome.record().state().text();
  }

  /** Nothing is drawn where all rows cost the same. */
  private void add(String name, ToDoubleFunction<Row> cost) {
    List<Pair> pairs =
        results.settings().stream()
            .filter(s -> !s.row().lossy() && s.row().summary(metric.name()).isPresent())
            .map(setting -> pair(setting, cost))
            .toList();
    if (pairs.stream().mapToDouble(Pair::cost).distinct().count() < 2) {
      return;
    }
    List<Pair> front = ScatterBuilder.front(pairs, results.objective().maximize());
    String title = Words.sentence(metric.title()) + (metric.share() ? ", %" : "");
    charts.add(ScatterBuilder.of(title, name, pairs, front));
    List<String> names = front.stream().map(Pair::label).toList();
    fronts.add("Pareto front by " + name + ", cheapest first: " + Words.list(names, MOST_NAMED));
  }

  private Pair pair(Setting setting, ToDoubleFunction<Row> cost) {
    double quality = setting.row().summary(metric.name()).orElseThrow().mean();
    return new Pair(
        setting.row().label(),
        setting.baseline() ? "line-base" : "line-1",
        cost.applyAsDouble(setting.row()),
        quality * (metric.share() ? 100 : 1));
  }

  private static double seconds(Row row) {
    List<Outcome> done = row.outcomes().stream().filter(Outcome::done).toList();
    return Times.device(done) / done.size();
  }
}
