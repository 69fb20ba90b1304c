package dev.ablate.program;

import dev.ablate.experiment.Network;
import dev.ablate.experiment.Weight;
import java.util.List;

/** The network, its loss and its score. */
record ModelMethods(Design design) {

  void write(Code code) {
    code.method(
        "forward",
        "w: Tensor, x: Tensor, state: List[Tensor], c: Tensor, uniform: Tensor, training: bool",
        "Tensor",
        () -> writeForward(code));
    LossFragment loss = design.loss();
    code.method(
        "loss",
        "out: Tensor, y: Tensor, c: Tensor",
        "Tensor",
        () -> loss.writeLoss(code, Constants.loss(design.network())));
    code.method("score", "out: Tensor, y: Tensor", "Tensor", () -> loss.writeScore(code));
  }

  private void writeForward(Code code) {
    Network network = design.network();
    code.line("T = torch.size(w, 0)");
    code.line("ps = torch.split_with_sizes(w, %s, 1)", counts(network));
    boolean image = InputMethods.image(network);
    String x = image ? code.let("self.image(x)") : "x";
    Activation input = new Activation(x, image, false, network.input());
    Forward forward = new Forward(code);
    code.line("return %s", forward.spread(forward.write(network, input)).name());
  }

  private static List<Long> counts(Network network) {
    return network.layers().stream()
        .flatMap(layer -> layer.weights().stream())
        .map(Weight::shape)
        .map(shape -> shape.count())
        .toList();
  }
}
