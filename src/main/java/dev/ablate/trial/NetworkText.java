package dev.ablate.trial;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A network as text that is equal for equal networks: layers with their arguments, shapes and
 * weights, without labels. Defaults are left out, so that the text stays what it was when a layer
 * gets another parameter.
 */
public final class NetworkText {
  private final Predicate<Parameter> counts;

  private NetworkText(Predicate<Parameter> counts) {
    this.counts = counts;
  }

  /** The whole network. */
  public static String of(Network network) {
    return of(network, parameter -> true);
  }

  /**
   * The network as far as some parameters go.
   *
   * @param counts which parameters of layers are written
   */
  public static String of(Network network, Predicate<Parameter> counts) {
    return network.input() + " " + new NetworkText(counts).sequence(network.nodes());
  }

  private String sequence(List<Node> nodes) {
    return nodes.stream().map(this::node).collect(Collectors.joining("; ", "{", "}"));
  }

  private String node(Node node) {
    if (node instanceof Node.Layer layer) {
      return layer(layer.layer()) + " " + layer.weights() + " -> " + layer.output();
    } else if (node instanceof Node.Residual residual) {
      return "residual " + sequence(residual.body()) + " shortcut " + sequence(residual.shortcut());
    }
    return ((Node.Parallel) node)
        .branches().stream().map(this::sequence).collect(Collectors.joining(" ", "parallel ", ""));
  }

  private String layer(Instance layer) {
    Map<String, Value> arguments = layer.withoutDefaults().arguments();
    return layer.component().parameters().stream()
        .filter(counts)
        .filter(parameter -> arguments.containsKey(parameter.name()))
        .map(parameter -> parameter.name() + " = " + arguments.get(parameter.name()))
        .collect(Collectors.joining(", ", layer.name() + "(", ")"));
  }
}
