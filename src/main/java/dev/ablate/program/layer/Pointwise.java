package dev.ablate.program.layer;

import dev.ablate.experiment.Node;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Functions of each number alone; they take either form as it is. */
final class Pointwise {
  private Pointwise() {}

  /**
   * A function of PyTorch's that takes the layer's numbers behind its input.
   *
   * @param parameters of the layer, in the function's order
   */
  static LayerFragment of(String function, String... parameters) {
    return (layer, input, forward) ->
        input.named(forward.code().let(call(function, layer, parameters), input.name()));
  }

  /** ReLU, in place where it can. */
  static Activation relu(Node.Layer layer, Activation input, Forward forward) {
    String function = input.spent() ? "torch.relu_(%s)" : "torch.relu(%s)";
    return input.named(forward.code().let(function, input.name()));
  }

  /** One that computes in vectors what it computes otherwise one by one. */
  static LayerFragment inVectors(String function, String... parameters) {
    return (layer, input, forward) -> inVectors(input, call(function, layer, parameters), forward);
  }

  /** The same in 32 bits whatever the arithmetic, as autocast has it. */
  static LayerFragment full(String function, String... parameters) {
    LayerFragment plain = inVectors(function, parameters);
    return (layer, input, forward) ->
        plain.write(layer, input.named(forward.arithmetic().full(input.name())), forward);
  }

  static LayerFragment gelu() {
    return (layer, input, forward) ->
        inVectors(
            input,
            "torch.gelu(%s, approximate=\"" + layer.layer().text("approximate") + "\")",
            forward);
  }

  /** Images are computed trial by trial on a CPU, and as they lie in memory. */
  private static Activation inVectors(Activation input, String format, Forward forward) {
    return input.named(
        input.image()
            ? forward.code().let(format, input.name())
            : WholeVectors.write(forward.code(), input.name(), format));
  }

  private static String call(String function, Node.Layer layer, String... parameters) {
    return Arrays.stream(parameters)
        .map(name -> ", " + layer.layer().real(name))
        .collect(Collectors.joining("", "torch." + function + "(%s", ")"));
  }
}
