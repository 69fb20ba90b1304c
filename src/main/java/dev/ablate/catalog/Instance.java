package dev.ablate.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A component with the values of its parameters: {@code AdamW(lr = 0.001, betas = [0.9, 0.999],
 * ...)}.
 *
 * @param arguments by parameter name, in the parameters' order, each of its parameter's type
 */
public record Instance(Component component, Map<String, Value> arguments) implements Value {

  public Instance {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** The component's name. */
  public String name() {
    return component.name();
  }

  /** The same call with one argument set. */
  public Instance with(String parameter, Value value) {
    Map<String, Value> changed = new LinkedHashMap<>();
    for (Parameter p : component.parameters()) {
      Value old = arguments.get(p.name());
      if (p.name().equals(parameter)) {
        changed.put(parameter, value);
      } else if (old != null) {
        changed.put(p.name(), old);
      }
    }
    return new Instance(component, changed);
  }

  /** The same call without the arguments that have their parameters' default values. */
  public Instance withoutDefaults() {
    Map<String, Value> changed = new LinkedHashMap<>(arguments);
    component
        .parameters()
        .forEach(p -> p.defaultValue().ifPresent(value -> changed.remove(p.name(), value)));
    return new Instance(component, changed);
  }

  /** The argument, unless it is {@code none} or has none. */
  public Optional<Value> find(String parameter) {
    return Optional.ofNullable(arguments.get(parameter)).filter(v -> !(v instanceof None));
  }

  /** The argument, which must be there. */
  public Value get(String parameter) {
    return find(parameter)
        .orElseThrow(() -> new IllegalArgumentException(name() + " has no " + parameter));
  }

  /** A number that must be there, whole or real. */
  public double real(String parameter) {
    return number(get(parameter));
  }

  /** A number, or empty for {@code none}. */
  public OptionalDouble findReal(String parameter) {
    return find(parameter).map(v -> OptionalDouble.of(number(v))).orElse(OptionalDouble.empty());
  }

  /** A whole number that must be there. */
  public int integer(String parameter) {
    return Math.toIntExact(((Int) get(parameter)).value());
  }

  /** A truth value that must be there. */
  public boolean bool(String parameter) {
    return ((Bool) get(parameter)).value();
  }

  /** A string or choice that must be there. */
  public String text(String parameter) {
    return ((Text) get(parameter)).value();
  }

  /** A component that must be there. */
  public Instance child(String parameter) {
    return (Instance) get(parameter);
  }

  /** A list of numbers that must be there. */
  public List<Double> reals(String parameter) {
    return items(parameter).stream().map(Instance::number).toList();
  }

  /** A list of whole numbers that must be there: pairs, shapes, milestones. */
  public List<Integer> integers(String parameter) {
    return items(parameter).stream().map(v -> Math.toIntExact(((Int) v).value())).toList();
  }

  private List<Value> items(String parameter) {
    return ((ListOf) get(parameter)).items();
  }

  private static double number(Value value) {
    return value instanceof Int whole ? whole.value() : ((Real) value).value();
  }

  @Override
  public String shortText() {
    return name();
  }

  /** As a file would have it: without arguments that have their default values. */
  @Override
  public String toString() {
    Map<String, Value> written = withoutDefaults().arguments;
    return written.isEmpty()
        ? name()
        : written.entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining(", ", name() + "(", ")"));
  }
}
