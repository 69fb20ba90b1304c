package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Weight;
import java.util.List;
import java.util.Optional;

/**
 * How the weights and biases of a layer start: as in PyTorch's {@code reset_parameters}, or by the
 * function of {@code torch.nn.init} that {@code init} names, with its defaults.
 */
final class WeightStart {
  private static final Initialization ZERO = new Initialization.Constant(0);

  private WeightStart() {}

  /**
   * The weight, and the bias where the layer has one. Both start uniformly within 1 / sqrt(fan in),
   * unless {@code init} says otherwise.
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
    Initialization usual = uniform(1.0 / fanIn(shape));
    Weight weight = weight(layer, "weight", shape, usual);
    return layer.bool("bias")
        ? List.of(weight, bias(layer, "bias", Shape.of(biases), usual))
        : List.of(weight);
  }

  /**
   * A weight of a layer that may have an {@code init}.
   *
   * @param shape two dimensions or more: outputs, inputs, kernel
   * @param usual how it starts without
   */
  static Weight weight(Instance layer, String name, Shape shape, Initialization usual) {
    return new Weight(name, shape, init(layer).map(init -> named(init, shape)).orElse(usual));
  }

  /** A bias, which starts as usual whatever {@code init} says of the weights, but for zeros. */
  static Weight bias(Instance layer, String name, Shape shape, Initialization usual) {
    boolean zeros = init(layer).filter("zeros"::equals).isPresent();
    return new Weight(name, shape, zeros ? ZERO : usual);
  }

  /** The weight and bias of a normalisation, which change nothing at first. */
  static List<Weight> scaleAndShift(Shape shape) {
    return List.of(
        new Weight("weight", shape, new Initialization.Constant(1)),
        new Weight("bias", shape, ZERO));
  }

  /**
   * The weight and bias of a normalisation that may have an {@code init}, as far as it has them.
   *
   * @param affine the parameter that says whether it has any
   */
  static List<Weight> scaleAndShift(Instance layer, String affine, Shape shape) {
    Optional<String> init = init(layer);
    if (!layer.bool(affine)) {
      init.ifPresent(
          name -> {
            throw new ShapeException(
                "has init = %s, but no weights: %s is false".formatted(name, affine));
          });
      return List.of();
    }
    List<Weight> usual = scaleAndShift(shape);
    Weight weight =
        init.map(name -> new Weight("weight", shape, vector(name))).orElse(usual.get(0));
    return layer.bool("bias") ? List.of(weight, usual.get(1)) : List.of(weight);
  }

  private static Optional<String> init(Instance layer) {
    return layer.find("init").map(Object::toString);
  }

  /** The bounds and deviations of torch.nn.init, with the gain of a ReLU for the kaiming ones. */
  private static Initialization named(String init, Shape shape) {
    long fanIn = fanIn(shape);
    long fanOut = shape.count() / shape.size(1);
    return switch (init) {
      case "kaiming_uniform" -> uniform(6.0 / fanIn);
      case "kaiming_normal" -> normal(2.0 / fanIn);
      case "xavier_uniform" -> uniform(6.0 / (fanIn + fanOut));
      case "xavier_normal" -> normal(2.0 / (fanIn + fanOut));
      default -> vector(init);
    };
  }

  private static Initialization vector(String init) {
    return init.equals("zeros") ? ZERO : normal(1);
  }

  private static long fanIn(Shape shape) {
    return shape.count() / shape.size(0);
  }

  /** Uniform around 0, of this squared bound. */
  static Initialization uniform(double squaredBound) {
    return new Initialization.Uniform(Math.sqrt(squaredBound));
  }

  /** Normal around 0, of this variance. */
  static Initialization normal(double variance) {
    return new Initialization.Normal(Math.sqrt(variance));
  }
}
