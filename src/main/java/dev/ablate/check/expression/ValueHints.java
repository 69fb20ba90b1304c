package dev.ablate.check.expression;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Suggests what to write instead of a value that its place does not accept. */
final class ValueHints {
  /** The largest number of most types, which their requirements leave out. */
  private static final long LARGEST = Integer.MAX_VALUE;

  private static final String OFF = "none";

  private final Components components;

  ValueHints(Components components) {
    this.components = components;
  }

  /**
   * Instead of a value.
   *
   * @param name what it is for
   * @param text as it is written
   */
  String of(String name, Type type, Value value, String text) {
    if (accepts(type, new Value.ListOf(List.of(value)))) {
      return "; write [" + text + "]";
    }
    if (value instanceof Value.Text word) {
      return ofText(word.value(), type);
    }
    if (value instanceof Value.ListOf list) {
      return ofList(name, type, list, text);
    }
    return value instanceof Value.Simple
        ? inOnlyCall(type, value, text).orElseGet(() -> ofSimple(type, value))
        : "";
  }

  private String ofText(String word, Type type) {
    if (isMeant(word, type)) {
      return "; write " + word + " without quotes";
    }
    List<String> known = new ArrayList<>(Hints.accepted(type));
    known.addAll(components.names(type));
    return Hints.objective(word, type)
        .or(() -> Hints.otherWord(word, type))
        .or(() -> Hints.near(word, known))
        .orElseGet(() -> Hints.oneOf(components.names(type)));
  }

  /** Whether a text is what would be right without quotes. */
  private boolean isMeant(String word, Type type) {
    boolean number =
        word.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?")
            && accepts(type, new Value.Real(Double.parseDouble(word)));
    boolean duration = word.matches("([0-9]+[hms])+") && accepts(type, new Value.Duration(1));
    return number || duration || Hints.takes(type, word) || components.names(type).contains(word);
  }

  private String ofList(String name, Type type, Value.ListOf list, String text) {
    List<Instance> parts =
        list.items().stream().filter(Instance.class::isInstance).map(Instance.class::cast).toList();
    if (parts.size() > 1 && accepts(type, new Value.Chain(parts))) {
      return "; write a then b, or to vary it " + name + " in {...}";
    }
    boolean members =
        list.items().size() > 1
            && text.length() > 1
            && list.items().stream()
                .allMatch(item -> accepts(type, item) && !takesList(type, item));
    return members
        ? "; to vary it, write %s in {%s}".formatted(name, text.substring(1, text.length() - 1))
        : ofItems(type, list);
  }

  /** Instead of the first word in a list that cannot stand there. */
  private String ofItems(Type type, Value.ListOf list) {
    return list.items().stream()
        .filter(item -> !accepts(type, new Value.ListOf(List.of(item))))
        .findFirst()
        .filter(Value.Text.class::isInstance)
        .map(word -> ofText(((Value.Text) word).value(), type))
        .orElse("");
  }

  /** Whether a list of another length would be right. */
  private static boolean takesList(Type type, Value item) {
    return IntStream.rangeClosed(1, 4)
        .anyMatch(count -> accepts(type, new Value.ListOf(Collections.nCopies(count, item))));
  }

  /** {@code EarlyStopping(patience = 3)} for 3, where nothing else than EarlyStopping can stand. */
  private Optional<String> inOnlyCall(Type type, Value value, String text) {
    List<String> names = components.names(type);
    return names.stream()
        .filter(name -> names.size() == 1)
        .flatMap(name -> components.find(name).stream())
        .flatMap(component -> component.parameters().stream())
        .filter(parameter -> accepts(parameter.type(), value))
        .findFirst()
        .map(parameter -> "; write %s(%s = %s)".formatted(names.get(0), parameter.name(), text));
  }

  private String ofSimple(Type type, Value value) {
    if (value instanceof Value.Int whole) {
      if (accepts(type, new Value.Duration(whole.value()))) {
        return "; write %1$dh, %1$dm or %1$ds".formatted(whole.value());
      }
      if (whole.value() > LARGEST && accepts(type, new Value.Int(LARGEST))) {
        return "; the largest is %,d".formatted(LARGEST);
      }
      if (accepts(type, new Value.Bool(true))) {
        return "; write " + (whole.value() != 0);
      }
    }
    if (value instanceof Value.Bool flag
        && Hints.takes(type, OFF)
        && Hints.takes(type, word(flag))) {
      return "; write " + word(flag);
    }
    return Hints.oneOf(components.names(type));
  }

  /** For what can be switched off. */
  private static String word(Value.Bool flag) {
    return flag.value() ? "auto" : OFF;
  }

  private static boolean accepts(Type type, Value value) {
    return type.convert(value).isPresent();
  }
}
