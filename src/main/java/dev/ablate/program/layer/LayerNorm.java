package dev.ablate.program.layer;

import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation.Form;
import java.util.Optional;

/** Normalisation of the last dimension, scaled and shifted by trial (Ba et al. 2016). */
final class LayerNorm {
  private LayerNorm() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    return write(layer, "", layer.layer().real("eps"), input, forward);
  }

  /**
   * Writes it as a part of a layer.
   *
   * @param prefix of its weights' names
   */
  static Activation write(
      Node.Layer layer, String prefix, double eps, Activation input, Forward forward) {
    Activation x = forward.rows(input);
    int rank = x.shape().rank();
    int features = x.shape().size(rank - 1);
    Code code = forward.code();
    String result =
        code.let(
            "torch.layer_norm(%s, [%d], None, None, %s, False)",
            forward.arithmetic().full(x.name()), features, eps);
    Optional<String> weight = forward.weight(layer, prefix + "weight");
    Optional<String> bias = forward.weight(layer, prefix + "bias");
    String sizes = "[-1" + ", 1".repeat(rank) + ", " + features + "]";
    if (weight.isPresent()) {
      result = code.let("torch.mul(%s, torch.reshape(%s, %s))", result, weight.get(), sizes);
    }
    if (bias.isPresent()) {
      result = code.let("torch.add(%s, torch.reshape(%s, %s))", result, bias.get(), sizes);
    }
    return new Activation(result, Form.ROWS, x.byTrial() || weight.isPresent(), x.shape());
  }
}
