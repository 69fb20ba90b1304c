package dev.ablate.report.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ablate.report.results.Cell;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Table;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tables as JSON. */
public final class TableJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TableJson() {}

  /**
   * {@code {"title", "columns", "rows": [{"label", "n", "cells": {"val_loss": {"mean", "std",
   * "delta", "p", "ci95": [low, high]}}}]}}.
   */
  public static ObjectNode of(Table table) {
    ObjectNode json = JSON.objectNode().put("title", table.title());
    ArrayNode columns = json.putArray("columns");
    table.columns().forEach(column -> columns.add(column.key()));
    ArrayNode rows = json.putArray("rows");
    table.rows().forEach(row -> rows.add(row(table, row)));
    return json;
  }

  private static ObjectNode row(Table table, TableRow row) {
    ObjectNode json = JSON.objectNode().put("label", row.row().label()).put("n", row.row().done());
    ObjectNode cells = json.putObject("cells");
    for (Metric column : table.columns()) {
      cells.set(column.key(), cell(row.cell(column)));
    }
    return json;
  }

  private static ObjectNode cell(Cell cell) {
    ObjectNode json = JSON.objectNode();
    json.put("mean", cell.summary().map(s -> s.mean()).orElse(null));
    json.put("std", cell.summary().flatMap(s -> s.std().stream().boxed().findFirst()).orElse(null));
    json.put("delta", cell.comparison().map(Comparison::difference).orElse(null));
    json.put("p", cell.comparison().map(Comparison::p).orElse(null));
    Optional<Interval> interval = cell.comparison().flatMap(Comparison::interval);
    if (interval.isPresent()) {
      json.putArray("ci95").add(interval.get().low()).add(interval.get().high());
    } else {
      json.putNull("ci95");
    }
    return json;
  }

  /** {@code {"title", "columns", "rows"}}, a row a list; numbers in ASCII, null for nothing. */
  static String of(Grid grid) {
    ObjectNode json = JSON.objectNode().put("title", grid.title());
    ArrayNode columns = json.putArray("columns");
    grid.columns().forEach(column -> columns.add(column.text()));
    ArrayNode rows = json.putArray("rows");
    for (List<Grid.Entry> row : grid.rows()) {
      ArrayNode values = rows.addArray();
      for (int i = 0; i < row.size(); i++) {
        add(values, grid.columns().get(i), row.get(i).text());
      }
    }
    return json + "\n";
  }

  private static void add(ArrayNode values, Grid.Column column, String text) {
    if (text.isEmpty() || text.equals(Grid.NOTHING)) {
      values.addNull();
    } else if (column.number() && PlainText.isNumber(text)) {
      values.add(new BigDecimal(PlainText.number(text)));
    } else {
      values.add(text);
    }
  }
}
