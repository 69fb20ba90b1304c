package dev.ablate.program;

import java.util.Map;

/** The layers that programs can hold, by the catalog's names. */
final class LayerFragments {
  private static final Map<String, LayerFragment> BY_NAME =
      Map.ofEntries(
          Map.entry("Linear", Linear::write),
          Map.entry("Conv2d", Convolution::write),
          Map.entry("BatchNorm1d", BatchNorm::write),
          Map.entry("BatchNorm2d", BatchNorm::write),
          Map.entry("MaxPool2d", Pooling::max),
          Map.entry("AvgPool2d", Pooling::average),
          Map.entry("AdaptiveAvgPool2d", Pooling::adaptiveAverage),
          Map.entry("Dropout", Dropout::write),
          Map.entry("Flatten", Reshaping::flatten),
          Map.entry("ReLU", Pointwise::relu),
          Map.entry("GELU", Pointwise::gelu),
          Map.entry("Tanh", Pointwise::tanh),
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
