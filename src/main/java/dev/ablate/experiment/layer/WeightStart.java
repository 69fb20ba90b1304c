package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Weight;
import java.util.List;

/**
 * How the weight and bias of a layer start: as in PyTorch's {@code reset_parameters}, or by the
 * function of {@code torch.nn.init} that {@code init} names, with its defaults.
 */
final class WeightStart {
  private WeightStart() {}

  /**
   * The weight, and the bias where the layer has one. A bias starts uniformly within 1 / sqrt(fan
   * in) whatever {@code init} says of the weight, but for {@code zeros}, which makes it 0 too.
   *
   * @param shape of the weight: [outputs, inputs a group, kernel...]
   * @throws ShapeException where it is too large
   */
  static List<Weight> weights(Instance layer, Shape shape) {
    return weights(layer, shape, shape.size(0));
  }

  /** The same for a layer whose bias has another size than the weight's first. */
  static List<Weight> weights(Instance layer, Shape shape, int biases) {
    TensorSize.check(shape);
    String init = layer.find("init").map(Value::toString).orElse("");
    long fanIn = shape.count() / shape.size(0);
    long fanOut = shape.count() / shape.size(1);
    Weight weight = new Weight("weight", shape, weight(init, fanIn, fanOut));
    Initialization biasStart =
        init.equals("zeros") ? new Initialization.Constant(0) : uniform(1.0 / fanIn);
    return layer.bool("bias")
        ? List.of(weight, new Weight("bias", Shape.of(biases), biasStart))
        : List.of(weight);
  }

  /** The weight and bias of a normalisation, which change nothing at first. */
  static List<Weight> scaleAndShift(Shape shape) {
    return List.of(
        new Weight("weight", shape, new Initialization.Constant(1)),
        new Weight("bias", shape, new Initialization.Constant(0)));
  }

  /** The bounds and deviations of torch.nn.init, with the gain of a ReLU for the kaiming ones. */
  private static Initialization weight(String init, long fanIn, long fanOut) {
    return switch (init) {
      case "kaiming_uniform" -> uniform(6.0 / fanIn);
      case "kaiming_normal" -> normal(2.0 / fanIn);
      case "xavier_uniform" -> uniform(6.0 / (fanIn + fanOut));
      case "xavier_normal" -> normal(2.0 / (fanIn + fanOut));
      case "normal" -> normal(1);
      case "zeros" -> new Initialization.Constant(0);
      default -> uniform(1.0 / fanIn);
    };
  }

  private static Initialization uniform(double squaredBound) {
    return new Initialization.Uniform(Math.sqrt(squaredBound));
  }

  private static Initialization normal(double variance) {
    return new Initialization.Normal(Math.sqrt(variance));
  }
}
