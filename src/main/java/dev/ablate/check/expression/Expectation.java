package dev.ablate.check.expression;

import dev.ablate.catalog.Type;
import java.util.List;
import java.util.stream.Stream;

/** What the type of a place says about the names that may stand there. */
final class Expectation {
  private Expectation() {}

  /** The words that the type accepts. */
  static List<String> choices(Type type) {
    return alternatives(type)
        .flatMap(t -> t instanceof Type.ChoiceType choice ? choice.choices().stream() : null)
        .toList();
  }

  /** Whether a bare word means itself there: a choice, or the name of a metric. */
  static boolean acceptsWord(Type type, String word) {
    return choices(type).contains(word)
        || alternatives(type).anyMatch(Type.MetricType.class::isInstance);
  }

  /** What the items of a list may be there. */
  static Type element(Type type) {
    List<Type> elements = alternatives(type).flatMap(Expectation::elements).toList();
    return elements.isEmpty() ? new Type.AnyType() : new Type.AnyOf(elements);
  }

  private static Stream<Type> elements(Type type) {
    if (type instanceof Type.ListType list) {
      return Stream.of(list.element());
    }
    return type instanceof Type.PairType pair ? Stream.of(pair.element()) : Stream.empty();
  }

  private static Stream<Type> alternatives(Type type) {
    return type instanceof Type.AnyOf any
        ? any.types().stream().flatMap(Expectation::alternatives)
        : Stream.of(type);
  }
}
