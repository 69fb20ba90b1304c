package dev.ablate.program.layer;

import java.util.Map;

/** The layers that programs can hold, by the catalog's names. */
final class LayerFragments {
  private static final Map<String, LayerFragment> BY_NAME =
      Map.ofEntries(
          Map.entry("Linear", Linear::write),
          Map.entry("Conv1d", Convolution::write),
          Map.entry("Conv2d", Convolution::write),
          Map.entry("ConvTranspose2d", Convolution::transposed),
          Map.entry("BatchNorm1d", ChannelNorm.running("batch_norm")),
          Map.entry("BatchNorm2d", ChannelNorm.running("batch_norm")),
          Map.entry("InstanceNorm2d", ChannelNorm.running("instance_norm")),
          Map.entry("GroupNorm", ChannelNorm::group),
          Map.entry("LayerNorm", LayerNorm::write),
          Map.entry("MaxPool2d", Pooling::max),
          Map.entry("AvgPool2d", Pooling::average),
          Map.entry("AdaptiveAvgPool2d", Pooling::adaptiveAverage),
          Map.entry("Dropout", Dropout::write),
          Map.entry("AdaptiveMaxPool2d", Pooling::adaptiveMax),
          Map.entry("Reshape", Reshaping::reshape),
          Map.entry("Flatten", Reshaping::flatten),
          Map.entry("Dropout2d", Dropout::writeChannels),
          Map.entry("ReLU", Pointwise::relu),
          Map.entry("LeakyReLU", Pointwise.of("leaky_relu", "negative_slope")),
          Map.entry("PReLU", Prelu::write),
          Map.entry("ELU", Pointwise.inVectors("elu", "alpha")),
          Map.entry("GELU", Pointwise.gelu()),
          Map.entry("SiLU", Pointwise.inVectors("silu")),
          Map.entry("Mish", Pointwise.inVectors("mish")),
          Map.entry("Hardswish", Pointwise.of("hardswish")),
          Map.entry("Softplus", Pointwise.full("softplus", "beta", "threshold")),
          Map.entry("Tanh", Pointwise.of("tanh")),
          Map.entry("Sigmoid", Pointwise.inVectors("sigmoid")),
          Map.entry("Softmax", Softmax::write),
          Map.entry("Embedding", Embedding::write),
          Map.entry("MultiheadAttention", Attention::write),
          Map.entry("TransformerEncoderLayer", EncoderLayer::write),
          Map.entry("LSTM", Recurrent.of(RecurrentCell.LSTM)),
          Map.entry("GRU", Recurrent.of(RecurrentCell.GRU)),
          Map.entry("Identity", (layer, input, forward) -> input));

  private LayerFragments() {}

  /** The fragment of a layer. */
  static LayerFragment of(String name) {
    LayerFragment fragment = BY_NAME.get(name);
    if (fragment == null) {
      throw new IllegalArgumentException("no program for the layer " + name);
    }
    return fragment;
  }
}
