package dev.ablate.check.expression;

import dev.ablate.catalog.Type;
import java.util.List;
import java.util.stream.Stream;

/** What the type of a place says about the items of a list that stands there. */
final class Expectation {
  private Expectation() {}

  /** What an item may be: anything, where the type takes no list. */
  static Type element(Type type) {
    List<Type> elements = elements(type).toList();
    return elements.isEmpty() ? new Type.AnyType() : new Type.AnyOf(elements);
  }

  private static Stream<Type> elements(Type type) {
    if (type instanceof Type.AnyOf any) {
      return any.types().stream().flatMap(Expectation::elements);
    }
    if (type instanceof Type.ListType list) {
      return Stream.of(list.element());
    }
    return type instanceof Type.SizesType sizes ? Stream.of(sizes.element()) : Stream.empty();
  }
}
