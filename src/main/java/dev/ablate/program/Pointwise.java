package dev.ablate.program;

import dev.ablate.experiment.Node;

/** Functions of each number alone; they take either form as it is. */
final class Pointwise {
  private Pointwise() {}

  static Activation relu(Node.Layer layer, Activation input, Forward forward) {
    return input.named(forward.code().let("torch.relu(%s)", input.name()));
  }

  static Activation tanh(Node.Layer layer, Activation input, Forward forward) {
    return input.named(forward.code().let("torch.tanh(%s)", input.name()));
  }

  static Activation gelu(Node.Layer layer, Activation input, Forward forward) {
    String approximate = layer.layer().text("approximate");
    return input.named(
        forward.code().let("torch.gelu(%s, approximate=\"%s\")", input.name(), approximate));
  }
}
