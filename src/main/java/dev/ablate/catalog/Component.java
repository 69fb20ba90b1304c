package dev.ablate.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a file can name and call.
 *
 * @param name PyTorch's name where PyTorch has it
 * @param kind where it can stand
 * @param doc one line of help
 * @param parameters in PyTorch's order, which is the order of positional arguments
 * @param version raised by hand when its numbers change; part of a trial's fingerprint
 */
public record Component(
    String name, Kind kind, String doc, List<Parameter> parameters, int version) {

  public Component {
    parameters = List.copyOf(parameters);
  }

  /** By the name alone, as components of one name are hardly ever different. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** A component at version 1. */
  public static Component of(String name, Kind kind, String doc, Parameter... parameters) {
    return new Component(name, kind, doc, List.of(parameters), 1);
  }

  /** The same at another version. */
  Component atVersion(int other) {
    return new Component(name, kind, doc, parameters, other);
  }

  /** The parameter of that name. Trials ask by the million, so it is no stream that looks. */
  public Optional<Parameter> parameter(String parameterName) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(parameterName)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /** The names of the parameters that have an off value. */
  public List<String> switchable() {
    return parameters.stream().filter(p -> p.off().isPresent()).map(Parameter::name).toList();
  }

  /**
   * A call of the component, with defaults where {@code given} has no value. Parameters that are
   * inferred stay out until {@link Instance#with} adds them.
   *
   * @param given values that already have their parameters' types
   */
  public Instance instance(Map<String, Value> given) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Optional.ofNullable(given.get(parameter.name()))
          .or(parameter::defaultValue)
          .ifPresent(value -> arguments.put(parameter.name(), value));
    }
    return new Instance(this, arguments);
  }
}
