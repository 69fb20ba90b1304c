package dev.ablate;

import dev.ablate.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares syntax trees by what they say. */
public final class Trees {
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
        Arrays.stream(tree.getClass().getRecordComponents())
            .filter(component -> component.getType() != Span.class)
            .map(component -> withoutSpans(part(tree, component)));
    return Stream.concat(Stream.of(tree.getClass()), parts).toList();
  }

  private static Object part(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
