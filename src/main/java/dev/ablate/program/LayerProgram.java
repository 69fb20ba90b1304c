package dev.ablate.program;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation;
import dev.ablate.program.layer.Activation.Form;
import dev.ablate.program.layer.Forward;
import java.util.List;

/**
 * A network's layers as methods of their own, written from the fragments that train. For layer i,
 * {@link #forward} gives its output {@code [1, B, ...]} without dropout, and {@link #step} also
 * computes its gradients and gives one number.
 *
 * <p>Both take its input {@code [1, B, ...]}, its weights {@code [1, count]}, and its running
 * statistics {@code [1, C]} behind any one tensor.
 */
public record LayerProgram(Network network) {
  private static final String ARGUMENTS = "x: Tensor, ps: List[Tensor], state: List[Tensor]";

  /** The method that computes a layer. */
  public static String forward(int layer) {
    return "layer" + layer;
  }

  /** The method that computes a layer with its gradients. */
  public static String step(int layer) {
    return "step" + layer;
  }

  /** The text of the class. */
  public String text() {
    Code code = new Code(Program.CLASS);
    code.block("class " + Program.CLASS + "(Module):", () -> write(code));
    return code.toString();
  }

  private void write(Code code) {
    code.line("__parameters__ = []");
    code.line("__buffers__ = []");
    code.line("training : bool");
    InputMethods.writeImage(code);
    List<Node.Layer> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      Node.Layer layer = layers.get(i);
      String forward = forward(i);
      code.method(forward, ARGUMENTS, "Tensor", () -> writeForward(code, layer));
      code.method(step(i), ARGUMENTS, "Tensor", () -> writeStep(code, forward));
    }
  }

  private static void writeForward(Code code, Node.Layer layer) {
    code.line("T = 1");
    code.line("training = False");
    code.line("w = x");
    code.line("c = x");
    code.line("uniform = x");
    Shape input = layer.input();
    Activation out =
        new Forward(code)
            .write(
                new Network(input, List.of(layer)), new Activation("x", Form.ROWS, false, input));
    code.line("return %s", out.name());
  }

  private static void writeStep(Code code, String forward) {
    code.line("x0 = torch.requires_grad_(torch.detach(x))");
    code.line("inputs = annotate(List[Tensor], [])");
    code.block(
        "for i in range(torch.len(ps)):",
        () -> code.line("torch.append(inputs, torch.requires_grad_(torch.detach(ps[i])))"));
    code.line("out = torch.sum(self.%s(x0, inputs, state))", forward);
    code.line("torch.append(inputs, x0)");
    code.line("gs = torch.autograd.grad([out], inputs, None, None, False, True)");
    code.line("return torch.mul(torch.detach(out), torch.len(gs))");
  }
}
