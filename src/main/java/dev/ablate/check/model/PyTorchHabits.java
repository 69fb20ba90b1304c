package dev.ablate.check.model;

import dev.ablate.ast.Argument;
import dev.ablate.ast.LayerItem;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Evaluator;
import java.util.List;
import java.util.Optional;

/** Recognises input sizes that PyTorch wants written and a model never has. */
final class PyTorchHabits {
  private PyTorchHabits() {}

  /** What to write instead of {@code Linear(64, 10)} or {@code BatchNorm2d(64)}. */
  static Optional<String> inferredSize(LayerItem.Layer item, Evaluator evaluator) {
    List<Argument> positional = item.arguments().stream().filter(a -> a.name().isEmpty()).toList();
    return switch (item.name().text()) {
      case "Linear" ->
          isSize(positional, 1, evaluator)
              ? Optional.of(
                  "in_features is inferred; write Linear(" + text(positional.get(1)) + ")")
              : Optional.empty();
      case "BatchNorm1d", "BatchNorm2d" ->
          isSize(positional, 0, evaluator)
              ? Optional.of("num_features is inferred; write " + item.name().text())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * A warning where {@code Conv2d(3, 64, 3)} on 3 channels reads as PyTorch's in_channels first.
   */
  static Optional<String> swappedSizes(Step.Layer step, Shape input) {
    Instance layer = step.layer();
    boolean suspicious =
        layer.name().equals("Conv2d")
            && step.positional() >= 3
            && layer.integer("out_channels") == input.size(0);
    return suspicious
        ? Optional.of(
            "this reads as Conv2d(out_channels = "
                + layer.get("out_channels")
                + ", kernel_size = "
                + layer.get("kernel_size")
                + ", stride = "
                + layer.get("stride")
                + "); in_channels is inferred and never written")
        : Optional.empty();
  }

  private static boolean isSize(List<Argument> positional, int index, Evaluator evaluator) {
    return positional.size() > index
        && evaluator
            .evaluate(positional.get(index).value(), new Type.AnyType())
            .filter(value -> value instanceof Value.Int size && size.value() > 0)
            .isPresent();
  }

  private static String text(Argument argument) {
    return argument.value().span().text();
  }
}
