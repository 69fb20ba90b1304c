package dev.ablate.check.expression;

import dev.ablate.ast.Path;
import dev.ablate.catalog.Elsewhere;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Suggests what to write instead of a name that means nothing where it stands. */
final class Hints {
  private static final int MOST_LISTED = 13;

  private static final Type MODEL = new Type.ComponentType(Kind.MODEL);
  private static final Type OBJECTIVE = new Type.ComponentType(Kind.OBJECTIVE);

  private final Scope scope;

  Hints(Scope scope) {
    this.scope = scope;
  }

  /** Why a name that means something stands for no value of a type; empty of any other name. */
  Optional<String> refusal(String name, Type expected) {
    Components components = scope.components();
    return components
        .refusal(name)
        .or(() -> Optional.of(name).filter(components::isBlock).flatMap(b -> ofBlock(b, expected)));
  }

  private static Optional<String> ofBlock(String name, Type expected) {
    if (expected.equals(MODEL)) {
      return Optional.of("'%1$s' is a block; write model %1$s { ... } to train it".formatted(name));
    }
    String instead =
        "'%1$s' is a block, which is no value; pass a text, as in kind = \"%1$s\", and choose by it"
            + " in the model: if kind == \"%1$s\" { %1$s }";
    return Optional.of(instead.formatted(name)).filter(text -> Components.isOpen(expected));
  }

  /** Instead of a name alone, where something of a type is expected. */
  String ofName(Path path, Type expected) {
    String name = path.text();
    Optional<String> objective = objective(name, expected);
    if (objective.isPresent()) {
      return objective.get();
    }
    if (expected.words().isEmpty() && Metrics.columns().contains(name)) {
      return "; it is known only after training, for the objective and for reports";
    }
    if (!path.isSimple()) {
      return new PathHints(scope).of(path).orElse("");
    }
    return otherWord(name, expected)
        .or(() -> Elsewhere.component(name).map("; "::concat))
        .or(() -> near(name, known(expected)))
        .or(() -> inSetting(name))
        .orElseGet(() -> expectation(name, expected));
  }

  /** Instead of the name of a call, where something of a type is expected. */
  String ofCall(String name, Type expected) {
    List<String> known = new ArrayList<>(scope.components().names(expected));
    if (expected.equals(MODEL) && known.isEmpty()) {
      return "; declare it: model " + name + " { ... }";
    }
    if (known.isEmpty() || Components.isOpen(expected)) {
      Arrays.stream(Function.values()).map(Function::text).forEach(known::add);
    }
    return Elsewhere.component(name)
        .map("; "::concat)
        .or(() -> near(name, known))
        .orElseGet(() -> oneOf(known));
  }

  /** {@code optimizer.lr} for {@code lr}, where paths to settings are known. */
  private Optional<String> inSetting(String name) {
    return scope.components().names().stream()
        .flatMap(component -> scope.components().find(component).stream())
        .filter(component -> component.parameter(name).isPresent())
        .map(component -> component.kind().name().toLowerCase(Locale.ROOT))
        .filter(scope.names()::contains)
        .findFirst()
        .map(setting -> "; write " + setting + "." + name);
  }

  private String expectation(String name, Type expected) {
    if (expected.convert(new Value.Text(name)).isPresent()) {
      return "; write \"" + name + "\" if it is text";
    }
    List<String> accepted = accepted(expected);
    if (accepted.isEmpty()) {
      accepted = scope.components().names(expected);
    }
    List<String> seen = scope.names().stream().sorted().toList();
    if (accepted.isEmpty() && !seen.isEmpty() && seen.size() <= MOST_LISTED) {
      return "; what is known here is " + String.join(", ", seen);
    }
    String list = oneOf(accepted);
    return list.isEmpty() ? "; what stands here must be " + expected.requirement() : list;
  }

  /** {@code "; write one of min, max"}; nothing where there are too many. */
  static String oneOf(List<String> names) {
    if (names.isEmpty() || names.size() > MOST_LISTED) {
      return "";
    }
    return "; write " + (names.size() > 1 ? "one of " : "") + String.join(", ", names);
  }

  /** The name that may have been meant. */
  static Optional<String> near(String name, List<String> known) {
    return Optional.of(Nearest.hint(name, known)).filter(hint -> !hint.isEmpty());
  }

  /**
   * Where it can stand, {@code none} for {@code null}, {@code bf16} for {@code bfloat16}, {@code
   * val_loss} for {@code loss}.
   */
  static Optional<String> otherWord(String word, Type expected) {
    Stream<String> ofValidation = Stream.of("val_" + word, word.replace("test_", "val_"));
    return Stream.concat(Elsewhere.words(word).stream(), ofValidation)
        .filter(other -> !other.equals(word) && takes(expected, other))
        .findFirst()
        .map(other -> "; write " + other);
  }

  /** Whether a type takes a bare word. */
  static boolean takes(Type expected, String word) {
    Value value =
        switch (word) {
          case "true", "false" -> new Value.Bool(word.equals("true"));
          case "none" -> Value.NONE;
          default -> new Value.Text(word);
        };
    boolean any = Components.isOpen(expected) || expected instanceof Type.TextType;
    return !any && expected.convert(value).isPresent();
  }

  /** The words that can stand, alone or in a list; some are known only to be refused. */
  static List<String> accepted(Type expected) {
    return expected.words().stream()
        .filter(
            word -> {
              Value value = new Value.Text(word);
              return expected.convert(value).isPresent()
                  || expected.convert(new Value.ListOf(List.of(value))).isPresent();
            })
        .toList();
  }

  /** {@code minimize(val_loss)} where an objective is expected and {@code val_loss} stands. */
  static Optional<String> objective(String word, Type expected) {
    return Optional.of("; write " + Metrics.objective(word))
        .filter(hint -> expected.equals(OBJECTIVE) && Metrics.logged().contains(word));
  }

  private List<String> known(Type expected) {
    List<String> names = new ArrayList<>(scope.names());
    names.addAll(accepted(expected));
    names.addAll(scope.components().names(expected));
    return names;
  }
}
