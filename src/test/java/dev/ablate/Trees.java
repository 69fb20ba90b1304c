package dev.ablate;

import dev.ablate.source.Span;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares syntax trees by what they say. */
public final class Trees {
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> component.getType() != Span.class)
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private Trees() {}

  /** A tree as nested lists of what its records hold, places aside. */
  public static Object withoutSpans(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(Trees::withoutSpans).toList();
    }
    if (node instanceof Optional<?> optional) {
      return optional.map(Trees::withoutSpans);
    }
    return node instanceof Record tree ? parts(tree) : node;
  }

  private static List<Object> parts(Record tree) {
    Stream<Object> parts =
        ACCESSORS.get(tree.getClass()).stream().map(accessor -> withoutSpans(part(tree, accessor)));
    return Stream.concat(Stream.of(tree.getClass()), parts).toList();
  }

  private static Object part(Record tree, Method accessor) {
    try {
      return accessor.invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
