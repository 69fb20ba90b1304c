package dev.ablate.program;

import dev.ablate.experiment.Network;
import dev.ablate.experiment.Weight;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import dev.ablate.program.layer.Activation;
import dev.ablate.program.layer.Activation.Form;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.layer.Forward;
import dev.ablate.program.loss.LossFragment;
import java.util.List;

/** The network, its loss and what its metrics are computed from. */
record ModelMethods(Design design) {
  private static final String EXAMPLES = "out: Tensor, y: Tensor, c: Tensor";

  void write(Code code) {
    code.method(
        "forward",
        "w: Tensor, x: Tensor, state: List[Tensor], c: Tensor, uniform: Tensor, training: bool",
        "Tensor",
        () -> writeForward(code));
    LossFragment loss = design.loss();
    int first = Constants.loss(Buffers.dropouts(design.network()));
    code.method("loss_sum", EXAMPLES, "Tensor", () -> loss.writeLossSum(code, first));
    code.method(
        "loss_total", "y: Tensor, c: Tensor", "Tensor", () -> loss.writeLossTotal(code, first));
    code.method("loss", EXAMPLES, "Tensor", () -> writeMean(code));
    code.method("score", "out: Tensor, y: Tensor", "Tensor", () -> design.scores().write(code));
  }

  /** The mean loss of each trial. */
  private static void writeMean(Code code) {
    code.line("return torch.div(self.loss_sum(out, y, c), self.loss_total(y, c))");
  }

  private void writeForward(Code code) {
    Network network = design.network();
    code.line("T = torch.size(w, 0)");
    code.line("ps = torch.split_with_sizes(w, %s, 1)", counts(network));
    if (design.arithmetic().low()) {
      String low = design.arithmetic().operand("w");
      code.line("qs = torch.split_with_sizes(%s, %s, 1)", low, counts(network));
    }
    boolean image = InputMethods.image(network);
    String x = image ? code.let("self.image(x)") : "x";
    Activation input = new Activation(x, image ? Form.IMAGE : Form.ROWS, false, network.input());
    Forward forward = new Forward(code, design.arithmetic(), design.flags(), design.convolutions());
    Activation out = forward.spread(forward.write(network, input));
    code.line("return %s", design.arithmetic().full(out.name()));
  }

  private static List<Long> counts(Network network) {
    return network.layers().stream()
        .flatMap(layer -> layer.weights().stream())
        .map(Weight::shape)
        .map(shape -> shape.count())
        .toList();
  }
}
