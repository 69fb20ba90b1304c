package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Objective;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.RowLabels;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The present file's plan joined with what is stored.
 *
 * @param outcomes one for each planned trial, in the plan's order
 * @param settings the baseline first, then in the file's order
 * @param settingsOf the rows that a trial stands in, by fingerprint
 * @param objective what trials are selected by
 * @param metrics the objective's, then validation and test metrics in the order of their records
 */
public record Results(
    ReportInput input,
    List<Outcome> outcomes,
    List<Setting> settings,
    Map<String, List<Setting>> settingsOf,
    Objective objective,
    List<Metric> metrics) {

  /** Joins plan and records. */
  public static Results of(ReportInput input) {
    Map<Placement, List<Outcome>> byPlacement = new LinkedHashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (PlannedTrial planned : input.trials()) {
      String fingerprint = planned.trial().fingerprint();
      TrialRecord record = input.records().getOrDefault(fingerprint, TrialRecord.EMPTY);
      Outcome outcome = new Outcome(planned.trial(), record);
      outcomes.add(outcome);
      for (Placement placement : planned.placements()) {
        byPlacement.computeIfAbsent(placement, p -> new ArrayList<>()).add(outcome);
      }
    }
    Objective objective = outcomes.get(0).objective();
    List<Setting> settings = settings(input.experiment(), byPlacement);
    return new Results(
        input,
        List.copyOf(outcomes),
        settings,
        settingsOf(settings),
        objective,
        metrics(outcomes, objective));
  }

  /** The settings that others are compared with; more than one where the baseline has axes. */
  public List<Setting> baselines() {
    return settings.stream().filter(Setting::baseline).toList();
  }

  /** The best finished trial by the objective. */
  public Optional<Outcome> bestTrial() {
    return bestOf(outcomes.stream());
  }

  /**
   * The best trial of those of which it was looked at what they predict: the best of all, unless
   * another has become it since.
   */
  public Optional<Outcome> lookedAt() {
    return bestOf(outcomes.stream().filter(o -> !o.record().predictions().isEmpty()));
  }

  private Optional<Outcome> bestOf(Stream<Outcome> some) {
    String metric = objective.metric();
    return some.filter(o -> o.value(metric).isPresent())
        .reduce(
            (a, b) ->
                objective.better(b.value(metric).orElseThrow(), a.value(metric).orElseThrow())
                    ? b
                    : a);
  }

  /** The setting with the best mean of the objective, of those that lost no trial. */
  public Optional<Setting> bestSetting() {
    Comparator<Setting> byMean =
        Comparator.comparingDouble(s -> s.row().summary(objective.metric()).orElseThrow().mean());
    return settings.stream()
        .filter(s -> !s.row().lossy() && s.row().summary(objective.metric()).isPresent())
        .min(objective.maximize() ? byMean.reversed() : byMean);
  }

  /**
   * The losses that trials were trained on. Values of two losses do not compare: label smoothing
   * alone moves them.
   */
  public List<String> losses() {
    return outcomes.stream().map(o -> o.trial().settings().loss().toString()).distinct().toList();
  }

  /** The rows that a trial stands in; at least one. */
  public List<Setting> settingsOf(Outcome outcome) {
    return settingsOf.getOrDefault(outcome.trial().fingerprint(), List.of());
  }

  private static Map<String, List<Setting>> settingsOf(List<Setting> settings) {
    Map<String, List<Setting>> byTrial = new HashMap<>();
    for (Setting setting : settings) {
      for (Outcome outcome : setting.row().outcomes()) {
        byTrial.computeIfAbsent(outcome.trial().fingerprint(), f -> new ArrayList<>()).add(setting);
      }
    }
    return byTrial;
  }

  private static List<Setting> settings(
      Experiment experiment, Map<Placement, List<Outcome>> byPlacement) {
    Map<Placement, Map<String, Value>> lets = new LinkedHashMap<>();
    for (Cell cell : experiment.cells()) {
      lets.putIfAbsent(new Placement(cell.variant(), cell.axes()), cell.lets());
    }
    lets.keySet().retainAll(byPlacement.keySet());
    RowLabels labels = RowLabels.of(lets.keySet().stream());
    return lets.entrySet().stream()
        .map(
            e -> {
              Placement place = e.getKey();
              return new Setting(
                  place,
                  e.getValue(),
                  experiment.baseline().filter(place.variant()::equals).isPresent(),
                  new Row(labels.of(place), byPlacement.getOrDefault(place, List.of())));
            })
        .sorted(Comparator.comparing(Setting::baseline).reversed())
        .toList();
  }

  /** Those of the records; what is asked for where nothing is recorded yet. */
  private static List<Metric> metrics(List<Outcome> outcomes, Objective objective) {
    Set<String> names = new LinkedHashSet<>();
    names.add(objective.metric());
    boolean measured = outcomes.stream().anyMatch(o -> !o.record().metrics().isEmpty());
    Stream.of("val_", "test_")
        .forEach(
            split ->
                outcomes.stream()
                    .flatMap(
                        o ->
                            measured
                                ? o.record().metrics().keySet().stream()
                                : o.trial().measured().stream())
                    .filter(name -> name.startsWith(split))
                    .forEach(names::add));
    return names.stream().map(name -> Metric.of(name, objective)).toList();
  }
}
