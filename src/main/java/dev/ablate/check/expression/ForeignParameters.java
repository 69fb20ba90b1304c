package dev.ablate.check.expression;

import dev.ablate.catalog.Kind;
import java.util.Optional;
import java.util.Set;

/** Parameters that PyTorch's components have and Ablate's do not, and why. */
final class ForeignParameters {
  private static final Set<String> INFERRED =
      Set.of(
          "in_channels",
          "in_features",
          "num_features",
          "num_channels",
          "input_size",
          "normalized_shape",
          "embed_dim",
          "d_model");
  private static final Set<String> MEANINGLESS =
      Set.of(
          "foreach",
          "fused",
          "capturable",
          "differentiable",
          "inplace",
          "device",
          "dtype",
          "last_epoch",
          "verbose",
          "reduction",
          "reduce",
          "size_average",
          "params");

  private ForeignParameters() {}

  /** What to say of a parameter of a component; empty where PyTorch has none of that name. */
  static Optional<String> explanation(Kind kind, String parameter) {
    if (kind == Kind.LAYER && INFERRED.contains(parameter)) {
      return Optional.of("'" + parameter + "' is inferred from the input; leave it out");
    }
    return MEANINGLESS.contains(parameter)
        ? Optional.of("'" + parameter + "' has no meaning here; leave it out")
        : Optional.empty();
  }
}
