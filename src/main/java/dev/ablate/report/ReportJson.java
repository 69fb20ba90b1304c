package dev.ablate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Tables;
import dev.ablate.report.text.TableJson;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.Confusion;

/** The tables of a report as JSON; docs of the command line have its shape. */
public final class ReportJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReportJson() {}

  /**
   * {@code {"tables": [{"title", "columns", "rows": [{"label", "n", "cells": {"val_loss": {"mean",
   * "std", "delta", "p", "ci95": [low, high]}}}]}], ...}}.
   *
   * <p>{@code tables[0]} is the ablation table, the baseline its first row. Differences are row
   * minus baseline, paired by seed; {@code p} is corrected by Holm's method over the rows of its
   * table and column; shares are between 0 and 1. What has no value is null. {@code effects} are
   * tables of the same shape, one for each axis of a grid. {@code predictions} are of the best
   * trial, by split: of each class or label how many rows are of it, are taken for it, and rightly
   * so, and how many rows of one class are taken for another.
   */
  public static ObjectNode of(ReportInput input) {
    Results results = Results.of(input);
    ObjectNode report = JSON.objectNode();
    ArrayNode tables = report.putArray("tables");
    Tables made = new Tables(results);
    made.all().forEach(table -> tables.add(TableJson.of(table)));
    ArrayNode effects = report.putArray("effects");
    made.effects().forEach(table -> effects.add(TableJson.of(table)));
    report.put("experiment", input.experiment().title());
    report.put("baseline", input.experiment().baseline().orElse(null));
    report
        .putObject("objective")
        .put("metric", results.objective().metric())
        .put("direction", results.objective().maximize() ? "maximize" : "minimize");
    report.put("best_trial", results.bestTrial().map(o -> o.trial().id()).orElse(null));
    report.set("trials", states(results));
    ArrayNode predictions = report.putArray("predictions");
    results.lookedAt().stream()
        .flatMap(trial -> trial.record().predictions().stream().map(s -> split(trial, s)))
        .forEach(predictions::add);
    return report;
  }

  private static ObjectNode split(Outcome trial, Predictions split) {
    ObjectNode json = JSON.objectNode();
    json.put("trial", trial.trial().id()).put("split", split.split()).put("rows", split.rows());
    ArrayNode classes = json.putArray("classes");
    for (int i = 0; i < split.answers().size(); i++) {
      Answers answers = split.answers().get(i);
      classes
          .addObject()
          .put("name", split.names().get(i))
          .put("rows", answers.actual())
          .put("taken", answers.taken())
          .put("right", answers.right());
    }
    ArrayNode confusions = json.putArray("confusions");
    for (Confusion pair : split.confusions()) {
      confusions
          .addObject()
          .put("actual", split.names().get(pair.actual()))
          .put("taken", split.names().get(pair.taken()))
          .put("rows", pair.rows());
    }
    return json;
  }

  private static ObjectNode states(Results results) {
    ObjectNode counts = JSON.objectNode();
    counts.put("planned", results.outcomes().size());
    results.outcomes().stream()
        .map(o -> o.record().state())
        .distinct()
        .sorted()
        .forEach(
            state ->
                counts.put(
                    state.text(),
                    results.outcomes().stream().filter(o -> o.record().state() == state).count()));
    return counts;
  }
}
