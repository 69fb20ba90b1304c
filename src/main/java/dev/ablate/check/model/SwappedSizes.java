package dev.ablate.check.model;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import java.util.Optional;
import java.util.Set;

/** Recognises {@code Conv2d(3, 64, 3)}, which in PyTorch begins with the input's channels. */
final class SwappedSizes {
  private static final Set<String> CONVOLUTIONS = Set.of("Conv1d", "Conv2d", "ConvTranspose2d");

  private SwappedSizes() {}

  /** A warning where the layer fits its input, but its first argument is the input's channels. */
  static Optional<String> warning(Step.Layer step, Shape input) {
    Instance layer = step.layer();
    return isSuspicious(step) && layer.integer("out_channels") == input.size(0)
        ? Optional.of(
            "this reads as %s(out_channels = %s, kernel_size = %s, stride = %s)%s"
                .formatted(
                    layer.name(),
                    layer.get("out_channels"),
                    layer.get("kernel_size"),
                    layer.get("stride"),
                    hint(step)))
        : Optional.empty();
  }

  /** What to add to a message about the layer's shape; empty where it is not suspicious. */
  static String hint(Step step) {
    return isSuspicious(step) ? "; in_channels is inferred and never written" : "";
  }

  private static boolean isSuspicious(Step step) {
    return step instanceof Step.Layer layer
        && CONVOLUTIONS.contains(layer.layer().name())
        && layer.positional() >= 3;
  }
}
