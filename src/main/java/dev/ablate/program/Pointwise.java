package dev.ablate.program;

import java.util.Arrays;

/** Functions of each number alone; they take either form as it is. */
final class Pointwise {
  private Pointwise() {}

  /**
   * A function of PyTorch's that takes the layer's numbers behind its input.
   *
   * @param parameters of the layer, in the function's order
   */
  static LayerFragment of(String function, String... parameters) {
    return (layer, input, forward) -> {
      StringBuilder arguments = new StringBuilder(input.name());
      Arrays.stream(parameters)
          .forEach(name -> arguments.append(", ").append(layer.layer().real(name)));
      return input.named(forward.code().let("torch.%s(%s)", function, arguments));
    };
  }

  /** The same in 32 bits whatever the arithmetic, as autocast has it. */
  static LayerFragment full(String function, String... parameters) {
    LayerFragment plain = of(function, parameters);
    return (layer, input, forward) ->
        plain.write(layer, input.named(forward.arithmetic().full(input.name())), forward);
  }

  static LayerFragment gelu() {
    return (layer, input, forward) ->
        input.named(
            forward
                .code()
                .let(
                    "torch.gelu(%s, approximate=\"%s\")",
                    input.name(), layer.layer().text("approximate")));
  }
}
