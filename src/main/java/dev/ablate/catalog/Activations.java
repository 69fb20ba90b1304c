package dev.ablate.catalog;

import static dev.ablate.catalog.LayerParameters.layer;
import static dev.ablate.catalog.Parameter.optional;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;

/** The activation functions, with PyTorch's parameters. */
final class Activations {

  private static final Component LEAKY_RELU =
      layer(
          "LeakyReLU",
          "max(x, 0) + negative_slope min(x, 0)",
          optional("negative_slope", Type.number(), new Real(0.01), "Slope below 0"));

  private static final Component PRELU =
      layer(
          "PReLU",
          "LeakyReLU with a trained slope (He et al. 2015)",
          optional(
              "num_parameters",
              new IntType(1, Integer.MAX_VALUE),
              new Int(1),
              "1 slope, or as many as the input has channels"),
          optional("init", Type.number(), new Real(0.25), "Where the slopes start"));

  private static final Component ELU =
      layer(
          "ELU",
          "x above 0, alpha (exp(x) - 1) below (Clevert et al. 2016)",
          optional("alpha", Type.number(), new Real(1), "How far below 0 it goes"));

  private static final Component GELU =
      layer(
          "GELU",
          "x Phi(x) (Hendrycks and Gimpel 2016)",
          optional(
              "approximate", Type.choice("none", "tanh"), new Text("none"), "How Phi is computed"));

  private static final Component SOFTPLUS =
      layer(
          "Softplus",
          "log(1 + exp(beta x)) / beta",
          optional("beta", Type.positive(), new Real(1), "How sharply it bends"),
          optional("threshold", Type.number(), new Real(20), "The beta x from which it is x"));

  private static final Component SOFTMAX =
      layer(
          "Softmax",
          "exp(x) over the sum of its dimension",
          optional(
              "dim",
              new IntType(Integer.MIN_VALUE, Integer.MAX_VALUE),
              new Int(-1),
              "The dimension that sums to 1; dimension 0 is the batch"));

  static final List<Component> COMPONENTS =
      List.of(
          layer("ReLU", "max(x, 0)"),
          LEAKY_RELU,
          PRELU,
          ELU,
          GELU,
          layer("SiLU", "x sigmoid(x) (Elfwing et al. 2018)"),
          layer("Mish", "x tanh(softplus(x)) (Misra 2020)"),
          layer("Hardswish", "x min(max(x + 3, 0), 6) / 6 (Howard et al. 2019)"),
          SOFTPLUS,
          layer("Tanh", "Hyperbolic tangent"),
          layer("Sigmoid", "1 / (1 + exp(-x))"),
          SOFTMAX,
          layer("Identity", "Its input"));

  private Activations() {}
}
