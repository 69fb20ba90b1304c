package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * LSTM and GRU, which give what they hold after each place of a sequence.
 *
 * @param gates how many, each with weights of its own
 */
record RecurrentRule(int gates) implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    Channels.FEATURES.check(input);
    if (isProjected(layer) && width(layer) >= hidden(layer)) {
      throw new ShapeException(
          "has proj_size = %d, which must be less than its hidden_size = %d"
              .formatted(width(layer), hidden(layer)));
    }
    return Shape.of(input.size(0), TensorSize.side((long) directions(layer) * width(layer)));
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    List<Weight> weights = new ArrayList<>();
    int features = input.size(1);
    for (int i = 0; i < layer.integer("num_layers"); i++) {
      weights.addAll(cell(layer, features, "_l" + i));
      if (layer.bool("bidirectional")) {
        weights.addAll(cell(layer, features, "_l" + i + "_reverse"));
      }
      features = directions(layer) * width(layer);
    }
    return weights;
  }

  private List<Weight> cell(Instance layer, int features, String suffix) {
    int outputs = TensorSize.side((long) gates * hidden(layer));
    List<Weight> weights = new ArrayList<>();
    Initialization usual = WeightStart.uniform(1.0 / hidden(layer));
    weights.add(weight(layer, "weight_ih" + suffix, Shape.of(outputs, features), usual));
    weights.add(weight(layer, "weight_hh" + suffix, Shape.of(outputs, width(layer)), usual));
    if (layer.bool("bias")) {
      Shape biases = Shape.of(outputs);
      weights.add(WeightStart.bias(layer, "bias_ih" + suffix, biases, usual));
      weights.add(WeightStart.bias(layer, "bias_hh" + suffix, biases, usual));
    }
    if (isProjected(layer)) {
      Shape projection = Shape.of(width(layer), hidden(layer));
      weights.add(weight(layer, "weight_hr" + suffix, projection, usual));
    }
    return weights;
  }

  private static Weight weight(Instance layer, String name, Shape shape, Initialization usual) {
    TensorSize.check(shape);
    return WeightStart.weight(layer, name, shape, usual);
  }

  private static int hidden(Instance layer) {
    return layer.integer("hidden_size");
  }

  /** How many numbers a direction gives. */
  private static int width(Instance layer) {
    return isProjected(layer) ? layer.integer("proj_size") : hidden(layer);
  }

  private static boolean isProjected(Instance layer) {
    return layer.find("proj_size").filter(size -> !size.equals(new Value.Int(0))).isPresent();
  }

  private static int directions(Instance layer) {
    return layer.bool("bidirectional") ? 2 : 1;
  }
}
