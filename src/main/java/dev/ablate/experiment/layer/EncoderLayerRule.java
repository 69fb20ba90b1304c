package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Weight;
import java.util.ArrayList;
import java.util.List;

/** TransformerEncoderLayer, made of attention, two linear layers and two normalisations. */
final class EncoderLayerRule implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    AttentionRule.check(layer, "nhead", input);
    TensorSize.check(Shape.of(input.size(0), layer.integer("dim_feedforward")));
    return input;
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    int features = input.size(1);
    int width = layer.integer("dim_feedforward");
    boolean bias = layer.bool("bias");
    List<Weight> weights = new ArrayList<>();
    weights.addAll(AttentionRule.weights(layer, "self_attn.", features));
    weights.addAll(named("linear1.", WeightStart.weights(layer, Shape.of(width, features))));
    weights.addAll(named("linear2.", WeightStart.weights(layer, Shape.of(features, width))));
    List<Weight> norm = WeightStart.scaleAndShift(Shape.of(features)).subList(0, bias ? 2 : 1);
    weights.addAll(named("norm1.", norm));
    weights.addAll(named("norm2.", norm));
    return weights;
  }

  private static List<Weight> named(String prefix, List<Weight> weights) {
    return weights.stream()
        .map(weight -> new Weight(prefix + weight.name(), weight.shape(), weight.initialization()))
        .toList();
  }
}
