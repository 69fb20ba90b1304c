package dev.ablate.report.axes;

import dev.ablate.catalog.Value;
import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.trial.FlatSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds what varies by itself.
 *
 * <p>A name of {@code let} is one factor, and the axes that it makes are none besides; what varies
 * inside a let goes by the path of what it is given to. An axis of the same name under several
 * alternatives of a set is one factor where it has the same values under each, and a factor for
 * each alternative where not: {@code lr} of SGD and {@code lr} of Adam are hardly ever comparable.
 * Variants are the values of one more factor.
 */
public final class Factors {
  private static final String VARIANT = "variant";

  private final List<Setting> settings;

  private Factors(List<Setting> settings) {
    this.settings = settings;
  }

  /** What varies, in the order of the file; values go by the settings of the report. */
  public static List<Factor> of(Results results) {
    Factors factors = new Factors(results.settings());
    List<Factor> lets = new ArrayList<>();
    factors.names(Setting::lets).stream()
        .filter(name -> !name.contains("."))
        .forEach(name -> add(lets, factors.let(name)));
    List<Factor> axes = new ArrayList<>();
    add(axes, factors.variant());
    factors.names(s -> s.placement().axes()).stream()
        .flatMap(path -> factors.axis(path).stream())
        .filter(axis -> lets.stream().noneMatch(let -> let.implies(axis)))
        .forEach(axis -> add(axes, axis));
    axes.addAll(lets);
    return List.copyOf(axes);
  }

  /** Whether there is no axis beside the variants. */
  public static boolean onlyVariants(List<Factor> factors) {
    return factors.stream().allMatch(factor -> factor.name().equals(VARIANT));
  }

  /** Adds what varies; to the one that it moves with, where there is one. */
  private static void add(List<Factor> factors, Factor factor) {
    if (factor.distinct().size() < 2) {
      return;
    }
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i).implies(factor) && factor.implies(factors.get(i))) {
        factors.set(i, factors.get(i).with(factor.name()));
        return;
      }
    }
    factors.add(factor);
  }

  private Set<String> names(Function<Setting, Map<String, Value>> values) {
    return settings.stream()
        .flatMap(s -> values.apply(s).keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Factor variant() {
    return factor(VARIANT, "", s -> Optional.of(new Value.Text(s.placement().variant())));
  }

  private Factor let(String name) {
    return factor(name, "", s -> Optional.ofNullable(s.lets().get(name)));
  }

  private List<Factor> axis(String path) {
    Function<Setting, Optional<Value>> value =
        s -> Optional.ofNullable(s.placement().axes().get(path));
    Map<String, Set<Value>> valuesOf = new LinkedHashMap<>();
    settings.forEach(
        s ->
            value
                .apply(s)
                .ifPresent(
                    v ->
                        valuesOf
                            .computeIfAbsent(owner(s, path), o -> new LinkedHashSet<>())
                            .add(Axis.named(v))));
    if (Set.copyOf(valuesOf.values()).size() == 1) {
      return List.of(factor(path, String.join(" or ", valuesOf.keySet()), value));
    }
    return valuesOf.keySet().stream()
        .map(o -> factor(path, o, s -> value.apply(s).filter(v -> owner(s, path).equals(o))))
        .toList();
  }

  private Factor factor(String name, String where, Function<Setting, Optional<Value>> value) {
    List<Optional<Value>> values =
        settings.stream().map(s -> value.apply(s).map(Axis::named)).toList();
    boolean everywhere = values.stream().allMatch(Optional::isPresent);
    return new Factor(name, everywhere ? "" : where.isEmpty() ? "where it exists" : where, values);
  }

  /** The component that an axis belongs to: {@code optimizer = SGD}; empty for a plain setting. */
  private static String owner(Setting setting, String path) {
    int dot = path.lastIndexOf('.');
    while (dot > 0) {
      String prefix = path.substring(0, dot);
      Optional<Value> owner = at(setting, prefix);
      if (owner.isPresent()) {
        return prefix + " = " + owner.get().shortText();
      }
      dot = prefix.lastIndexOf('.');
    }
    return "";
  }

  private static Optional<Value> at(Setting setting, String path) {
    return Optional.ofNullable(setting.placement().axes().get(path))
        .or(
            () ->
                setting.row().outcomes().stream()
                    .findFirst()
                    .map(o -> FlatSettings.values(o.trial().settings()).get(path)));
  }
}
