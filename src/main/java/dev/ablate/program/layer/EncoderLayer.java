package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;

/** PyTorch's TransformerEncoderLayer, normalising first or last (Vaswani et al. 2017). */
final class EncoderLayer {
  private EncoderLayer() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.spread(input);
    if (layer.layer().bool("norm_first")) {
      Activation y = sum(x, attend(layer, norm(layer, "norm1.", x, forward), forward), forward);
      return sum(y, feed(layer, norm(layer, "norm2.", y, forward), forward), forward);
    }
    Activation y = norm(layer, "norm1.", sum(x, attend(layer, x, forward), forward), forward);
    return norm(layer, "norm2.", sum(y, feed(layer, y, forward), forward), forward);
  }

  private static Activation attend(Node.Layer layer, Activation x, Forward forward) {
    int heads = layer.layer().integer("nhead");
    return Dropout.part(layer, Attention.write(layer, "self_attn.", heads, x, forward), forward);
  }

  private static Activation feed(Node.Layer layer, Activation x, Forward forward) {
    Instance encoder = layer.layer();
    Shape wide = Shape.of(x.shape().size(0), encoder.integer("dim_feedforward"));
    Activation hidden = Linear.write(layer, "linear1.%s", wide, x, forward);
    String function = "torch." + encoder.text("activation") + "(%s)";
    String active = WholeVectors.write(forward.code(), hidden.name(), function);
    Activation kept = Dropout.part(layer, hidden.named(active), forward);
    return Dropout.part(
        layer, Linear.write(layer, "linear2.%s", x.shape(), kept, forward), forward);
  }

  private static Activation norm(Node.Layer layer, String prefix, Activation x, Forward forward) {
    return LayerNorm.write(layer, prefix, layer.layer().real("layer_norm_eps"), x, forward);
  }

  private static Activation sum(Activation x, Activation y, Forward forward) {
    return x.named(forward.code().let("torch.add(%s, %s)", x.name(), y.name()));
  }
}
