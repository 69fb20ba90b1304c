package dev.ablate.check.expression;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The components that expressions can name: the catalog's, and the models of a file. */
public interface Components {
  /** The type of a place that says nothing about its value. */
  Type ANY = new Type.AnyType();

  /** The component of that name. */
  Optional<Component> find(String name);

  /** Every name that {@link #find} knows. */
  Collection<String> names();

  /** The names of those that can stand where something of a type is expected, or in its list. */
  default List<String> names(Type expected) {
    return names().stream()
        .filter(name -> find(name).filter(c -> fits(c.instance(Map.of()), expected)).isPresent())
        .toList();
  }

  /** Whether a type says nothing about its value: that of a model's parameter. */
  static boolean isOpen(Type type) {
    return type instanceof Type.AnyType || type instanceof Type.UntypedType;
  }

  private static boolean fits(Instance instance, Type expected) {
    return expected.convert(instance).isPresent()
        || expected.convert(new Value.ListOf(List.of(instance))).isPresent();
  }

  /** What settings and parameters of that name accept; anything where there is none. */
  default Type accepted(String parameter) {
    List<Type> types =
        names().stream()
            .flatMap(name -> find(name).stream())
            .flatMap(component -> component.parameter(parameter).stream())
            .map(Parameter::type)
            .distinct()
            .toList();
    return types.isEmpty() || types.stream().anyMatch(Components::isOpen)
        ? ANY
        : new Type.AnyOf(types);
  }

  /**
   * What is said of a name that means nothing. Loops and trials meet one place again and again, and
   * to find what was meant takes a while.
   */
  String message(Span name, Supplier<String> search);

  /** Whether a file declares a block of that name, at top level or in a model. */
  boolean isBlock(String name);

  /**
   * Why a name that the language has cannot be used: {@code RMSprop cannot be used yet}; empty for
   * any other name.
   */
  Optional<String> refusal(String name);
}
