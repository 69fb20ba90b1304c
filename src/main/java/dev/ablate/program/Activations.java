package dev.ablate.program;

import dev.ablate.experiment.AttentionKeys;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.layer.Sides;
import dev.ablate.program.layer.Buffers;
import java.util.List;
import java.util.Set;

/**
 * What a network keeps of an example from the way forward to the way back: the example, the output
 * of every layer, sum and concatenation, the random numbers of dropout, and what attention,
 * recurrent and encoder layers compute inside. Layers that only look at their input in another way
 * keep nothing.
 */
final class Activations {
  private static final Set<String> VIEWS = Set.of("Flatten", "Reshape", "Identity");

  private Activations() {}

  /** How many numbers an example takes. */
  static long count(Network network) {
    return network.input().count() + count(network.nodes());
  }

  private static long count(List<Node> nodes) {
    return nodes.stream().mapToLong(Activations::count).sum();
  }

  private static long count(Node node) {
    if (node instanceof Node.Layer layer) {
      return VIEWS.contains(layer.layer().name())
          ? 0
          : layer.output().count() + Buffers.uniformNumbers(layer) + inside(layer);
    }
    long parts =
        node instanceof Node.Residual residual
            ? count(residual.body()) + count(residual.shortcut())
            : ((Node.Parallel) node).branches().stream().mapToLong(Activations::count).sum();
    return parts + node.output().count();
  }

  private static long inside(Node.Layer layer) {
    long input = layer.input().count();
    return switch (layer.layer().name()) {
      case "MultiheadAttention" -> attention(layer, "num_heads");
      // Two sums, a norm, and what attention and the second linear layer give.
      case "TransformerEncoderLayer" ->
          attention(layer, "nhead")
              + 5 * input
              + 2L * layer.input().size(0) * layer.layer().integer("dim_feedforward");
      // Four gates, the cell and its tanh.
      case "LSTM" -> recurrent(layer, 6);
      // Three gates and the candidate's part of the state.
      case "GRU" -> recurrent(layer, 4);
      case "Conv1d", "Conv2d" -> padded(layer);
      default -> 0;
    };
  }

  /** A convolution's input with what is put around it, where it is not left to itself. */
  private static long padded(Node.Layer layer) {
    Sides sides = Sides.of(layer.layer());
    return sides.within() ? 0 : sides.around(layer.input()).count();
  }

  /** Queries, keys, values, their sums, and a weight for each place, key and head. */
  private static long attention(Node.Layer layer, String heads) {
    long length = layer.input().size(0);
    long pairs = length * AttentionKeys.count(layer);
    return 4 * layer.input().count() + layer.layer().integer(heads) * pairs;
  }

  /** Of each layer that many numbers a hidden one; the outputs of all but the last. */
  private static long recurrent(Node.Layer layer, int numbers) {
    long layers = layer.layer().integer("num_layers");
    long directions = layer.layer().bool("bidirectional") ? 2 : 1;
    long hidden = directions * layer.layer().integer("hidden_size") * layer.input().size(0);
    return numbers * layers * hidden + (layers - 1) * layer.output().count();
  }
}
