package dev.ablate.program.layer;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Weight;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a network's layers one after the other. In scope of what it writes: {@code T}, {@code ps}
 * (the weights, {@code [T, count]} each), {@code state}, {@code c} (constants by trial), {@code
 * uniform} and {@code training}.
 */
public final class Forward {
  private final Code code;
  private final Arithmetic arithmetic;
  private final Optional<FiniteFlags> flags;
  private final ConvolutionStrategy convolutions;
  private int layers;
  private int weights;
  private int statistics = 1;
  private int dropouts;
  private long drawn;

  /** Layers of one trial alone. */
  public Forward(Code code) {
    this(code, Arithmetic.FULL, Optional.empty(), ConvolutionStrategy.ROW_BY_ROW);
  }

  /**
   * Layers of any arithmetic that may note whether their outputs are finite.
   *
   * @param arithmetic of products; where it is low, {@code qs} are the weights in it
   * @param flags where they note it
   * @param convolutions how they are computed
   */
  public Forward(
      Code code,
      Arithmetic arithmetic,
      Optional<FiniteFlags> flags,
      ConvolutionStrategy convolutions) {
    this.code = code;
    this.arithmetic = arithmetic;
    this.flags = flags;
    this.convolutions = convolutions;
  }

  Code code() {
    return code;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  ConvolutionStrategy convolutions() {
    return convolutions;
  }

  /** Writes the layers from {@code input} on; gives what comes out, in rows. */
  public Activation write(Network network, Activation input) {
    return rows(chain(network.nodes(), input));
  }

  private Activation chain(List<Node> nodes, Activation input) {
    Activation x = input;
    for (Node node : nodes) {
      x = node(node, x);
    }
    return x;
  }

  private Activation node(Node node, Activation x) {
    if (node instanceof Node.Layer layer) {
      return layer(layer, x);
    }
    if (node instanceof Node.Residual residual) {
      return sum(chain(residual.body(), x.shared()), chain(residual.shortcut(), x.shared()));
    }
    Node.Parallel parallel = (Node.Parallel) node;
    List<Activation> branches = new ArrayList<>();
    parallel.branches().forEach(branch -> branches.add(chain(branch, x.shared())));
    return concatenation(parallel, branches);
  }

  private Activation layer(Node.Layer layer, Activation x) {
    Activation result = LayerFragments.of(layer.layer().name()).write(layer, x, this);
    flags.ifPresent(place -> place.write(code, layers, result.name()));
    layers++;
    weights += layer.weights().size();
    statistics += Buffers.statistics(layer).size();
    dropouts += Buffers.isDropout(layer) ? 1 : 0;
    return result;
  }

  private Activation sum(Activation body, Activation shortcut) {
    boolean same = body.form() == shortcut.form();
    boolean image = body.image() || shortcut.image();
    Activation a = spread(same ? body : image ? image(body) : rows(body));
    Activation b = spread(same ? shortcut : image ? image(shortcut) : rows(shortcut));
    return a.named(code.let("torch.add(%s, %s)", a.name(), b.name()));
  }

  private Activation concatenation(Node.Parallel parallel, List<Activation> branches) {
    boolean image = branches.stream().anyMatch(Activation::image);
    List<Activation> parts =
        branches.stream().map(b -> spread(image ? image(b) : rows(b))).toList();
    String pieces =
        parts.stream()
            .map(part -> image ? channelsLast(part) : part.name())
            .collect(Collectors.joining(", ", "[", "]"));
    String result =
        image
            ? code.let("torch.permute(torch.flatten(torch.cat(%s, 4), 3, 4), [0, 3, 1, 2])", pieces)
            : code.let("torch.cat(%s, 2)", pieces);
    return new Activation(result, image ? Form.IMAGE : Form.ROWS, true, parallel.output());
  }

  /** {@code [B, H, W, R, C]}. */
  private static String channelsLast(Activation image) {
    return String.format(
        "torch.unflatten(torch.permute(%s, [0, 2, 3, 1]), 3, [-1, %d])",
        image.name(), image.channels());
  }

  /** The same numbers as {@code [R, B, ...]}. */
  Activation rows(Activation x) {
    String rows =
        switch (x.form()) {
          case ROWS -> x.name();
          case COLUMNS -> code.let("torch.transpose(%s, 1, 2)", x.name());
          case IMAGE ->
              code.let(
                  "torch.transpose(torch.unflatten(%s, 1, [-1, %d]), 0, 1)",
                  x.name(), x.channels());
        };
    return new Activation(rows, Form.ROWS, x.byTrial(), x.shape());
  }

  /** The same numbers as {@code [R, features, B]}. */
  Activation columns(Activation x) {
    if (x.form() == Form.COLUMNS) {
      return x;
    }
    String columns = code.let("torch.transpose(%s, 1, 2)", rows(x).name());
    return new Activation(columns, Form.COLUMNS, x.byTrial(), x.shape());
  }

  /** The same numbers as rows, unless they are an image. */
  Activation rowsOrImage(Activation x) {
    return x.image() ? x : rows(x);
  }

  /** The same numbers as {@code [B, R * C, H, W]}, channels last. */
  Activation image(Activation x) {
    if (x.image()) {
      return x;
    }
    String image = code.let("self.image(torch.permute(%s, [0, 1, 3, 4, 2]))", x.name());
    return new Activation(image, Form.IMAGE, x.byTrial(), x.shape());
  }

  /** The same numbers once for each trial. */
  public Activation spread(Activation x) {
    if (x.byTrial()) {
      return x;
    }
    String spread =
        x.image()
            ? code.let(
                "torch.permute(torch.flatten(torch.expand(%s, [-1, -1, -1, T, -1]), 3, 4),"
                    + " [0, 3, 1, 2])",
                channelsLast(x))
            : code.let("torch.expand(%s, [T, -1%s])", x.name(), ", -1".repeat(x.shape().rank()));
    return new Activation(spread, x.form(), true, x.shape());
  }

  /** A weight of the layer being written: {@code [T, count]}. */
  Optional<String> weight(Node.Layer layer, String name) {
    return weight("ps", layer, name);
  }

  /** A weight of the layer being written, as products take it: {@code [T, count]}. */
  Optional<String> operand(Node.Layer layer, String name) {
    return weight(arithmetic.low() ? "qs" : "ps", layer, name);
  }

  private Optional<String> weight(String list, Node.Layer layer, String name) {
    List<String> names = layer.weights().stream().map(Weight::name).toList();
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(list + "[" + (weights + index) + "]");
  }

  /** A weight of the layer being written as {@code [T * count]}, or None. */
  String flatWeight(Node.Layer layer, String name) {
    return flat(weight(layer, name));
  }

  /** A weight as products take it, as {@code [T * count]}, or None. */
  String flatOperand(Node.Layer layer, String name) {
    return flat(operand(layer, name));
  }

  private static String flat(Optional<String> weight) {
    return weight.map(w -> "torch.reshape(" + w + ", [-1])").orElse("None");
  }

  /** A statistic of the layer being written, by its place in {@link Buffers}: {@code [T, C]}. */
  String statistic(int place) {
    return "state[" + (statistics + place) + "]";
  }

  /** The number of the dropout layer being written, from 0. */
  int dropoutIndex() {
    return dropouts;
  }

  /**
   * The next uniform numbers of the layer being written: {@code [R, B, count]}.
   *
   * @param count how many an example takes
   */
  String uniform(long count) {
    long start = drawn;
    drawn += count;
    return code.let("torch.narrow(uniform, 2, %d, %d)", start, count);
  }
}
