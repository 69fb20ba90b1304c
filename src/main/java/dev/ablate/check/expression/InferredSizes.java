package dev.ablate.check.expression;

import dev.ablate.ast.Argument;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.List;
import java.util.Optional;

/** Recognises sizes of inputs that PyTorch wants written first and a layer here never has. */
final class InferredSizes {
  private InferredSizes() {}

  /** What to write instead of {@code Linear(64, 10)} or {@code BatchNorm2d(64)}. */
  static Optional<String> hint(Component layer, List<Argument> arguments, Evaluator evaluator) {
    if (layer.kind() != Kind.LAYER) {
      return Optional.empty();
    }
    List<Argument> positional = arguments.stream().filter(a -> a.name().isEmpty()).toList();
    return switch (layer.name()) {
      case "Linear" ->
          isSize(positional, 1, evaluator)
              ? Optional.of(
                  "in_features is inferred; write Linear(" + text(positional.get(1)) + ")")
              : Optional.empty();
      case "BatchNorm1d", "BatchNorm2d" ->
          isSize(positional, 0, evaluator)
              ? Optional.of("num_features is inferred; write " + layer.name())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isSize(List<Argument> positional, int index, Evaluator evaluator) {
    return positional.size() > index
        && !positional.get(index).varies()
        && evaluator
            .evaluate(positional.get(index).value(), new Type.AnyType())
            .filter(value -> value instanceof Value.Int size && size.value() > 0)
            .isPresent();
  }

  private static String text(Argument argument) {
    return argument.value().span().text();
  }
}
