package dev.ablate.trial;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Settings by path, in the catalog's order: {@code optimizer} is {@code AdamW}, {@code
 * optimizer.lr} is {@code 0.001}.
 *
 * <p>A component stands as its name with its parameters behind dots. A list of components is the
 * list of their names and a chain is {@code Warmup then CosineAnnealingLR}; the parameters of their
 * parts go by the part's name, a second of the same name by {@code RandomCrop2}. A layer is a
 * string: {@code ReLU}, {@code GELU(approximate = tanh)}.
 */
public final class FlatSettings {
  private FlatSettings() {}

  /** The settings as JSON has them: {@code none}, NaN and infinity are null. */
  public static Map<String, @Nullable Object> of(Settings settings) {
    Map<String, @Nullable Object> flat = new LinkedHashMap<>();
    values(settings).forEach((path, value) -> flat.put(path, json(value)));
    return flat;
  }

  /** The settings as values, none of which has components in it any more. */
  public static Map<String, Value> values(Settings settings) {
    Map<String, Value> flat = new LinkedHashMap<>();
    arguments("", settings.root(), flat::put);
    return flat;
  }

  /** A value as JSON has it. A component is its name, without its parameters. */
  public static @Nullable Object json(Value value) {
    Value named = named(value);
    if (named instanceof Value.Bool truth) {
      return truth.value();
    } else if (named instanceof Value.Int whole) {
      return whole.value();
    } else if (named instanceof Value.Real real) {
      return Double.isFinite(real.value()) ? real.value() : null;
    } else if (named instanceof Value.Duration duration) {
      return duration.seconds();
    } else if (named instanceof Value.ListOf list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.items().forEach(item -> items.add(json(item)));
      return items;
    }
    return named instanceof Value.Text text ? text.value() : null;
  }

  private static void arguments(String prefix, Instance owner, BiConsumer<String, Value> out) {
    owner
        .arguments()
        .forEach(
            (name, value) -> {
              out.accept(prefix + name, named(value));
              parts(prefix + name + ".", value, out);
            });
  }

  private static void parts(String prefix, Value value, BiConsumer<String, Value> out) {
    if (value instanceof Instance instance && !isLayer(instance)) {
      arguments(prefix, instance, out);
    } else if (value instanceof Value.Chain chain) {
      numbered(prefix, chain.parts(), out);
    } else if (value instanceof Value.ListOf list) {
      numbered(prefix, list.items(), out);
    }
  }

  private static void numbered(
      String prefix, List<? extends Value> parts, BiConsumer<String, Value> out) {
    Map<String, Integer> seen = new HashMap<>();
    for (Value part : parts) {
      if (part instanceof Instance instance) {
        int number = seen.merge(instance.name(), 1, Integer::sum);
        String name = number == 1 ? instance.name() : instance.name() + number;
        arguments(prefix + name + ".", instance, out);
      }
    }
  }

  private static boolean isLayer(Instance instance) {
    return instance.component().kind() == Kind.LAYER;
  }

  private static Value named(Value value) {
    if (value instanceof Instance instance) {
      return new Value.Text(isLayer(instance) ? instance.toString() : instance.shortText());
    } else if (value instanceof Value.Chain chain) {
      return new Value.Text(chain.shortText());
    } else if (value instanceof Value.ListOf list) {
      return new Value.ListOf(list.items().stream().map(FlatSettings::named).toList());
    }
    return value;
  }
}
