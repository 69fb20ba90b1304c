package dev.ablate.program;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation;
import dev.ablate.program.layer.Activation.Form;
import dev.ablate.program.layer.Forward;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network alone, as one TorchScript class with its weights as attributes: {@code forward(x)}
 * takes raw examples {@code [B, ...]} and gives what the network gives, {@code [B, ...]}. It is
 * written from the fragments that train, for one trial and without training.
 *
 * @param network without dropout
 * @param bytes whether the data are bytes: uint8 is then divided by 255, other numbers are taken to
 *     be so already
 */
public record InferenceProgram(Network network, boolean bytes) {

  /** The name of the class. */
  public static final String CLASS = "Network";

  /** What is subtracted from each channel of an example. */
  public static final String MEAN = "mean";

  /** What each channel is then divided by. */
  public static final String STD = "std";

  /** The attribute that holds a tensor. */
  public static String attribute(StateTensor tensor) {
    return "layer" + tensor.name().replace('.', '_');
  }

  /** The shape of mean and standard deviation. */
  public Shape channels() {
    return new Shape(
        IntStream.range(0, network.input().rank())
            .map(dimension -> dimension == 0 ? network.input().size(0) : 1)
            .boxed()
            .toList());
  }

  /** The text of the class. */
  public String text() {
    Code code = new Code(CLASS);
    code.block("class " + CLASS + "(Module):", () -> write(code));
    return code.toString();
  }

  private void write(Code code) {
    List<String> weights = attributes(0);
    List<String> statistics = attributes(1);
    code.line("__parameters__ = %s", quoted(weights));
    List<String> buffers = Stream.concat(statistics.stream(), Stream.of(MEAN, STD)).toList();
    code.line("__buffers__ = %s", quoted(buffers));
    code.line("training : bool");
    weights.forEach(name -> code.line("%s : Tensor", name));
    buffers.forEach(name -> code.line("%s : Tensor", name));
    InputMethods.writeImage(code);
    code.method("forward", "x: Tensor", "Tensor", () -> writeForward(code, weights, statistics));
  }

  /** The attributes in the order of the state: those of its first tensor, or those behind it. */
  private List<String> attributes(int kind) {
    return StateTensor.of(network).stream()
        .filter(tensor -> Math.min(tensor.index(), 1) == kind)
        .map(InferenceProgram::attribute)
        .toList();
  }

  private void writeForward(Code code, List<String> weights, List<String> statistics) {
    code.line("T = 1");
    code.line("training = False");
    code.line("ps = %s", rows(weights));
    code.line("state = %s", rows(Stream.concat(Stream.of(MEAN), statistics.stream()).toList()));
    String numbers = code.let("torch.to(x, 6)");
    if (bytes) {
      code.block(
          "if torch.eq(x.dtype, 0):", () -> code.line("%s = torch.div(%s, 255)", numbers, numbers));
    }
    String normal = code.let("torch.div(torch.sub(%s, self.%s), self.%s)", numbers, MEAN, STD);
    String row = code.let("torch.unsqueeze(%s, 0)", normal);
    code.line("w = %s", row);
    Forward forward = new Forward(code);
    Activation out = forward.write(network, new Activation(row, Form.ROWS, false, network.input()));
    code.line("return torch.select(%s, 0, 0)", out.name());
  }

  /** A list of these attributes, each as the one row of its tensor. */
  private static String rows(List<String> attributes) {
    return attributes.stream()
        .map(name -> "torch.reshape(self." + name + ", [1, -1])")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ", "[", "]"));
  }
}
