package dev.ablate.check;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.List;
import java.util.Optional;

/** The named parts of values: arguments of a component, components of a list or chain. */
final class Parts {
  private Parts() {}

  /** The part of that name. */
  static Optional<Value> of(Value value, String name) {
    if (value instanceof Instance instance) {
      return Optional.ofNullable(instance.arguments().get(name));
    }
    List<Instance> components = components(value);
    int index = names(value).indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(components.get(index));
  }

  /** The part at the end of a path: {@code schedule.Warmup.epochs}. */
  static Optional<Value> at(Value value, List<String> path) {
    return path.isEmpty()
        ? Optional.of(value)
        : of(value, path.get(0)).flatMap(part -> at(part, path.subList(1, path.size())));
  }

  /** The names of all parts. */
  static List<String> names(Value value) {
    return value instanceof Instance instance
        ? List.copyOf(instance.arguments().keySet())
        : PartNames.numbered(components(value).stream().map(Instance::name).toList());
  }

  private static List<Instance> components(Value value) {
    if (value instanceof Value.Chain chain) {
      return chain.parts();
    }
    return value instanceof Value.ListOf list
        ? list.items().stream()
            .filter(Instance.class::isInstance)
            .map(Instance.class::cast)
            .toList()
        : List.of();
  }
}
