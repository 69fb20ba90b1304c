package dev.ablate.report.axes;

import dev.ablate.catalog.Value;
import dev.ablate.report.results.Axis;
import dev.ablate.report.statistics.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that varies by itself.
 *
 * @param name a path or the name of a {@code let}; axes that move together are one factor: {@code
 *     width (with depth)}
 * @param where which settings have it: {@code optimizer = SGD}; empty where all do
 * @param values for each setting of the report what it has, components by their names; empty for
 *     settings that do not have the factor
 */
public record Factor(String name, String where, List<Optional<Value>> values) {

  /** Numbers of more values are put into this many ranges of about as many settings each. */
  private static final int MOST_LEVELS = 32;

  public Factor {
    values = List.copyOf(values);
  }

  /** The name along with the condition: {@code optimizer.momentum, optimizer = SGD}. */
  public String title() {
    return where.isEmpty() ? name : name + ", " + where;
  }

  /** Whether a setting has it. */
  public boolean has(int setting) {
    return values.get(setting).isPresent();
  }

  /** How many settings have it. */
  public int settings() {
    return (int) values.stream().filter(Optional::isPresent).count();
  }

  /** Whether every value is a number. */
  public boolean numeric() {
    return present().allMatch(value -> Axis.number(value).isPresent());
  }

  /** The value of a setting as a number; empty where it is none. */
  public OptionalDouble number(int setting) {
    return values.get(setting).map(Axis::number).orElse(OptionalDouble.empty());
  }

  /** All values, numbers ascending, others in the order of the file. */
  public List<Value> distinct() {
    Set<Value> all = present().collect(Collectors.toCollection(LinkedHashSet::new));
    return numeric()
        ? all.stream()
            .sorted(Comparator.comparingDouble(v -> Axis.number(v).orElseThrow()))
            .toList()
        : List.copyOf(all);
  }

  /** For each of some settings which value it has, counted from 0; neighbours are alike. */
  int[] levels(List<Integer> settings) {
    List<Value> all = distinct();
    Map<Value, Integer> index =
        IntStream.range(0, all.size()).boxed().collect(Collectors.toMap(all::get, i -> i));
    int[] levels =
        settings.stream()
            .mapToInt(s -> values.get(s).map(v -> index.getOrDefault(v, 0)).orElse(Design.ABSENT))
            .toArray();
    return numeric() && all.size() > MOST_LEVELS ? ranges(levels) : levels;
  }

  private static int[] ranges(int[] levels) {
    int[] sorted = Arrays.stream(levels).filter(level -> level != Design.ABSENT).sorted().toArray();
    Map<Integer, Integer> below = new HashMap<>();
    for (int i = 0; i < sorted.length; i++) {
      below.putIfAbsent(sorted[i], i);
    }
    return Arrays.stream(levels)
        .map(l -> l == Design.ABSENT ? l : below.getOrDefault(l, 0) * MOST_LEVELS / sorted.length)
        .toArray();
  }

  /** The factor that two make which move together. */
  Factor with(String other) {
    return new Factor(
        name.endsWith(")")
            ? name.substring(0, name.length() - 1) + ", " + other + ")"
            : name + " (with " + other + ")",
        where,
        values);
  }

  /**
   * Whether another factor is this one under another name: each value goes with one of the other's.
   * Where hardly any value repeats, as in a search, that may be chance, and only numbers that rise
   * or fall together count.
   */
  boolean implies(Factor other) {
    List<Integer> both = IntStream.range(0, values.size()).filter(other::has).boxed().toList();
    if (!both.stream().allMatch(this::has)) {
      return false;
    }
    Set<List<Value>> together =
        both.stream()
            .map(s -> List.of(values.get(s).orElseThrow(), other.values.get(s).orElseThrow()))
            .collect(Collectors.toSet());
    boolean oneToOne =
        together.size() == count(together, 0) && together.size() == count(together, 1);
    return oneToOne
        && (2 * together.size() <= both.size()
            || (numeric() && other.numeric() && monotone(together)));
  }

  private static long count(Set<List<Value>> pairs, int side) {
    return pairs.stream().map(pair -> pair.get(side)).distinct().count();
  }

  /** Whether the second numbers rise or fall all the way with the first. */
  private static boolean monotone(Set<List<Value>> pairs) {
    List<double[]> sorted = new ArrayList<>();
    pairs.forEach(
        pair -> sorted.add(pair.stream().mapToDouble(v -> Axis.number(v).orElseThrow()).toArray()));
    sorted.sort(Comparator.comparingDouble(pair -> pair[0]));
    int rises = 0;
    for (int i = 1; i < sorted.size(); i++) {
      rises += sorted.get(i)[1] > sorted.get(i - 1)[1] ? 1 : 0;
    }
    return rises == 0 || rises == sorted.size() - 1;
  }

  private Stream<Value> present() {
    return values.stream().flatMap(Optional::stream);
  }
}
