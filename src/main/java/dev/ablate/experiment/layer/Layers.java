package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of all layers of the catalog. */
public final class Layers {
  private static final LayerRule SAME_SHAPE = (layer, input) -> input;

  private static final Map<String, LayerRule> RULES =
      Map.ofEntries(
          Map.entry("Linear", new LinearRule()),
          Map.entry("Conv1d", new ConvolutionRule(Channels.SEQUENCES)),
          Map.entry("Conv2d", new ConvolutionRule(Channels.IMAGES)),
          Map.entry("ConvTranspose2d", new ConvTransposeRule()),
          Map.entry("BatchNorm1d", new ChannelNormRule(Channels.FLAT)),
          Map.entry("BatchNorm2d", new ChannelNormRule(Channels.IMAGES)),
          Map.entry("GroupNorm", new ChannelNormRule(Channels.ANY)),
          Map.entry("LayerNorm", new LayerNormRule()),
          Map.entry("InstanceNorm2d", new ChannelNormRule(Channels.IMAGES)),
          Map.entry("MaxPool2d", new PoolRule()),
          Map.entry("AvgPool2d", new PoolRule()),
          Map.entry("AdaptiveAvgPool2d", new AdaptivePoolRule()),
          Map.entry("AdaptiveMaxPool2d", new AdaptivePoolRule()),
          Map.entry("Flatten", new FlattenRule()),
          Map.entry("Reshape", new ReshapeRule()),
          Map.entry("Dropout", SAME_SHAPE),
          Map.entry("Dropout2d", new Dropout2dRule()),
          Map.entry("ReLU", SAME_SHAPE),
          Map.entry("LeakyReLU", SAME_SHAPE),
          Map.entry("PReLU", new PreluRule()),
          Map.entry("ELU", SAME_SHAPE),
          Map.entry("GELU", SAME_SHAPE),
          Map.entry("SiLU", SAME_SHAPE),
          Map.entry("Mish", SAME_SHAPE),
          Map.entry("Hardswish", SAME_SHAPE),
          Map.entry("Softplus", SAME_SHAPE),
          Map.entry("Tanh", SAME_SHAPE),
          Map.entry("Sigmoid", SAME_SHAPE),
          Map.entry("Softmax", new SoftmaxRule()),
          Map.entry("Embedding", new EmbeddingRule()),
          Map.entry("MultiheadAttention", new AttentionRule()),
          Map.entry("TransformerEncoderLayer", new EncoderLayerRule()),
          Map.entry("LSTM", new RecurrentRule(4)),
          Map.entry("GRU", new RecurrentRule(3)),
          Map.entry("Identity", SAME_SHAPE));

  private Layers() {}

  /** The names of the layers that have a rule. */
  static Set<String> names() {
    return RULES.keySet();
  }

  /**
   * The layer on an input of this shape.
   *
   * @throws ShapeException where they do not fit; the message follows the layer's name
   */
  public static Node.Layer node(Instance layer, Shape input, String label) {
    LayerRule rule =
        Optional.ofNullable(RULES.get(layer.name()))
            .orElseThrow(() -> new IllegalArgumentException("no rule for " + layer.name()));
    Instance complete = rule.complete(layer, input);
    Shape output = rule.output(complete, input);
    TensorSize.check(output);
    return new Node.Layer(complete, input, output, rule.weights(complete, input), label);
  }
}
