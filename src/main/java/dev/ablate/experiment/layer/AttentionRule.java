package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Weight;
import java.util.ArrayList;
import java.util.List;

/** MultiheadAttention of a sequence to itself. */
final class AttentionRule implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    check(layer, "num_heads", input);
    return input;
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    return weights(layer, "", input.size(1));
  }

  /** Refuses what is no sequence, and features that the heads cannot share. */
  static void check(Instance layer, String heads, Shape input) {
    Channels.FEATURES.check(input);
    if (input.size(1) % layer.integer(heads) != 0) {
      throw new ShapeException(
          String.format(
              "has %s = %d, which must divide the %d features of %s",
              heads, layer.integer(heads), input.size(1), input));
    }
  }

  /** The weights as PyTorch's {@code _reset_parameters} has them: Xavier, and biases of 0. */
  static List<Weight> weights(Instance layer, String prefix, int features) {
    Initialization zero = new Initialization.Constant(0);
    Initialization xavier = WeightStart.uniform(6.0 / (4.0 * features));
    Initialization usual = WeightStart.uniform(1.0 / features);
    Shape projection = Shape.of(3 * features, features);
    Shape square = Shape.of(features, features);
    List<Weight> weights = new ArrayList<>();
    weights.add(WeightStart.weight(layer, prefix + "in_proj_weight", projection, xavier));
    if (layer.bool("bias")) {
      weights.add(new Weight(prefix + "in_proj_bias", Shape.of(3 * features), zero));
    }
    if (layer.find("add_bias_kv").filter(new Value.Bool(true)::equals).isPresent()) {
      Shape one = Shape.of(1, 1, features);
      Initialization vector = WeightStart.normal(1.0 / features);
      weights.add(WeightStart.bias(layer, prefix + "bias_k", one, vector));
      weights.add(WeightStart.bias(layer, prefix + "bias_v", one, vector));
    }
    weights.add(WeightStart.weight(layer, prefix + "out_proj.weight", square, usual));
    if (layer.bool("bias")) {
      weights.add(new Weight(prefix + "out_proj.bias", Shape.of(features), zero));
    }
    return weights;
  }
}
