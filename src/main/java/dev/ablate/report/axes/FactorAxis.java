package dev.ablate.report.axes;

import dev.ablate.catalog.Value;
import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A factor as the head of a table: its values, or ranges where it has very many numbers. */
public final class FactorAxis {
  private static final int MOST_NUMBERS = 12;
  private static final int MOST_RANGES = 6;

  /** Two such axes have about this many settings in a cell. */
  private static final double SETTINGS_A_CELL = 2;

  private static final MathContext ENDS = new MathContext(3);

  private FactorAxis() {}

  /**
   * The axis.
   *
   * @param settings of the report
   */
  public static Axis of(Factor factor, List<Setting> settings) {
    Map<Value, Value> heads = heads(factor);
    Map<Value, List<Setting>> members = new LinkedHashMap<>();
    heads.values().forEach(head -> members.put(head, new ArrayList<>()));
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      factor
          .values()
          .get(i)
          .ifPresent(
              value ->
                  members
                      .computeIfAbsent(heads.getOrDefault(value, value), h -> new ArrayList<>())
                      .add(setting));
    }
    return new Axis(factor.title(), members);
  }

  /** For each value the head that it stands under, in order. */
  private static Map<Value, Value> heads(Factor factor) {
    List<Value> values = factor.distinct();
    boolean ranges = factor.numeric() && values.size() > MOST_NUMBERS;
    int count = ranges(factor);
    Map<Value, Value> heads = new LinkedHashMap<>();
    Map<Integer, Value> byRange = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      int range = i * count / values.size();
      heads.put(
          values.get(i),
          ranges ? byRange.computeIfAbsent(range, r -> range(values, r, count)) : values.get(i));
    }
    return heads;
  }

  private static int ranges(Factor factor) {
    int fitting = (int) Math.sqrt(factor.settings() / SETTINGS_A_CELL);
    return Math.max(2, Math.min(MOST_RANGES, fitting));
  }

  private static Value range(List<Value> values, int range, int ranges) {
    int first = (range * values.size() + ranges - 1) / ranges;
    int last = ((range + 1) * values.size() + ranges - 1) / ranges - 1;
    return new Value.Text(end(values.get(first)) + " to " + end(values.get(last)));
  }

  private static String end(Value value) {
    double number = Axis.number(value).orElseThrow();
    return new Value.Real(new BigDecimal(number).round(ENDS).doubleValue()).toString();
  }
}
