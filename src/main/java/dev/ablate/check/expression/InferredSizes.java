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
      case "Linear" -> second("in_features", layer, positional, evaluator, 1);
      case "MultiheadAttention" -> second("embed_dim", layer, positional, evaluator, 1);
      case "GroupNorm" -> second("num_channels", layer, positional, evaluator, 0);
      case "BatchNorm1d", "BatchNorm2d", "InstanceNorm2d" ->
          first("num_features", layer, positional, evaluator);
      case "LayerNorm" -> first("normalized_shape", layer, positional, evaluator);
      default -> Optional.empty();
    };
  }

  private static Optional<String> first(
      String size, Component layer, List<Argument> positional, Evaluator evaluator) {
    return isSize(positional, 0, evaluator)
        ? Optional.of(size + " is inferred; write " + layer.name())
        : Optional.empty();
  }

  /**
   * A hint where two sizes stand and one should.
   *
   * @param kept the one to keep
   */
  private static Optional<String> second(
      String size, Component layer, List<Argument> positional, Evaluator evaluator, int kept) {
    return isSize(positional, 1, evaluator)
        ? Optional.of(
            "%s is inferred; write %s(%s)"
                .formatted(size, layer.name(), text(positional.get(kept))))
        : Optional.empty();
  }

  private static boolean isSize(List<Argument> positional, int index, Evaluator evaluator) {
    return positional.size() > index
        && !positional.get(index).varies()
        && evaluator
            .evaluate(positional.get(index).value(), new Type.AnyType())
            .filter(InferredSizes::isSize)
            .isPresent();
  }

  private static boolean isSize(Value value) {
    return value instanceof Value.ListOf list
        ? list.items().stream().allMatch(InferredSizes::isSize)
        : value instanceof Value.Int size && size.value() > 0;
  }

  private static String text(Argument argument) {
    return argument.value().span().text();
  }
}
