package dev.ablate.report.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ablate.report.axes.Factor;
import dev.ablate.report.chart.ParallelBuilder;
import dev.ablate.report.chart.ParallelBuilder.Dimension;
import dev.ablate.report.chart.ParallelChart;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.report.statistics.Summary;
import dev.ablate.trial.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws settings as lines across the axes. */
final class Parallels {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int NO_RESULT = -1;

  private final Results results;
  private final Metric metric;
  private final List<Setting> ranked;
  private final List<Integer> places;

  private Parallels(Results results) {
    this.results = results;
    this.metric = results.metrics().get(0);
    this.ranked = Leaderboards.ranked(results);
    Map<Placement, Integer> index = new HashMap<>();
    for (int i = 0; i < results.settings().size(); i++) {
      index.put(results.settings().get(i).placement(), i);
    }
    this.places = ranked.stream().map(s -> index.getOrDefault(s.placement(), 0)).toList();
  }

  /** Empty where fewer than two settings have a result. */
  static Optional<ParallelView> of(Results results, List<Factor> factors) {
    Parallels parallels = new Parallels(results);
    int[] heats = parallels.heats();
    if (Arrays.stream(heats).filter(heat -> heat != NO_RESULT).count() < 2) {
      return Optional.empty();
    }
    List<Dimension> dimensions = new ArrayList<>();
    factors.forEach(factor -> dimensions.add(parallels.dimension(factor)));
    dimensions.add(parallels.objective());
    ParallelChart chart = ParallelBuilder.of(parallels.description(dimensions), dimensions, heats);
    return Optional.of(new ParallelView(chart, parallels.data(dimensions, heats), caption(chart)));
  }

  private Dimension dimension(Factor factor) {
    FactorText text = new FactorText(factor);
    double[] values = places.stream().mapToDouble(text::place).toArray();
    return new Dimension(factor.name(), factor.where(), text.labels(), values);
  }

  private Dimension objective() {
    double scale = metric.share() ? 100 : 1;
    return new Dimension(
        Words.sentence(metric.title()) + (metric.share() ? ", %" : ""),
        "",
        List.of(),
        ranked.stream().mapToDouble(s -> scale * mean(s)).toArray());
  }

  /** For each setting its quality by rank among those that have a result. */
  private int[] heats() {
    double sign = results.objective().maximize() ? 1 : -1;
    List<Integer> worstFirst =
        IntStream.range(0, ranked.size())
            .boxed()
            .filter(i -> !Double.isNaN(mean(ranked.get(i))))
            .sorted(Comparator.comparingDouble(i -> sign * mean(ranked.get(i))))
            .toList();
    int[] heats = new int[ranked.size()];
    Arrays.fill(heats, NO_RESULT);
    for (int i = 0; i < worstFirst.size(); i++) {
      heats[worstFirst.get(i)] = i * PivotView.HEATS / Math.max(1, worstFirst.size() - 1);
    }
    return heats;
  }

  private double mean(Setting setting) {
    return setting.row().summary(metric.name()).map(Summary::mean).orElse(Double.NaN);
  }

  private String data(List<Dimension> dimensions, int[] heats) {
    ObjectNode data = JSON.objectNode();
    ArrayNode axes = data.putArray("axes");
    for (Dimension dimension : dimensions) {
      ObjectNode axis =
          axes.addObject().put("name", dimension.title()).put("note", dimension.note());
      axis.put("log", dimension.logarithmic());
      ArrayNode labels = axis.putArray("labels");
      dimension.labels().forEach(labels::add);
    }
    ArrayNode rows = data.putArray("rows");
    for (int i = 0; i < heats.length; i++) {
      ArrayNode row = rows.addArray();
      for (Dimension dimension : dimensions) {
        row.add(Double.isNaN(dimension.values()[i]) ? JSON.nullNode() : number(dimension, i));
      }
      row.add(heats[i]);
    }
    // Only strings can hold this character, and there its escape means the same.
    return data.toString().replace("<", "\\u003c");
  }

  private static JsonNode number(Dimension dimension, int row) {
    double value = dimension.values()[row];
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? JSON.numberNode((long) value)
        : JSON.numberNode(value);
  }

  private String description(List<Dimension> dimensions) {
    return Words.count(Arrays.stream(heats()).filter(heat -> heat != NO_RESULT).count(), "setting")
        + " as lines across "
        + Words.list(dimensions.stream().map(Dimension::title).toList(), dimensions.size());
  }

  private static String caption(ParallelChart chart) {
    String text = "Each line is a setting, the stronger its colour the better";
    return chart.axes().stream().allMatch(axis -> axis.absent().isEmpty())
        ? text + "."
        : text + "; it passes by the axes that the setting does not have.";
  }
}
