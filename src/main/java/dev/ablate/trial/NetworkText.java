package dev.ablate.trial;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A network as text that is equal for equal networks: layers with their arguments, shapes and
 * weights, without labels. Defaults are left out, so that the text stays what it was when a layer
 * gets another parameter.
 */
public final class NetworkText {
  private final Function<Instance, String> layers;

  private NetworkText(Function<Instance, String> layers) {
    this.layers = layers;
  }

  /** The whole network. */
  public static String of(Network network) {
    return text(network, NetworkText::whole);
  }

  /** What of the network must be equal in one array. */
  public static String shared(Network network) {
    return text(network, NetworkText::shared);
  }

  private static String text(Network network, Function<Instance, String> layers) {
    return network.input() + " " + new NetworkText(layers).sequence(network.nodes());
  }

  private String sequence(List<Node> nodes) {
    return nodes.stream().map(this::node).collect(Collectors.joining("; ", "{", "}"));
  }

  private String node(Node node) {
    if (node instanceof Node.Layer layer) {
      return layers.apply(layer.layer()) + " " + layer.weights() + " -> " + layer.output();
    } else if (node instanceof Node.Residual residual) {
      return "residual " + sequence(residual.body()) + " shortcut " + sequence(residual.shortcut());
    }
    return ((Node.Parallel) node)
        .branches().stream().map(this::sequence).collect(Collectors.joining(" ", "parallel ", ""));
  }

  private static String whole(Instance layer) {
    return text(layer.withoutDefaults(), (parameter, value) -> value.toString());
  }

  private static String shared(Instance layer) {
    return text(layer, Parameter::shared);
  }

  private static String text(Instance layer, BiFunction<Parameter, Value, String> values) {
    Map<String, Value> arguments = layer.arguments();
    return layer.component().parameters().stream()
        .filter(parameter -> arguments.containsKey(parameter.name()))
        .map(p -> p.name() + " = " + values.apply(p, arguments.get(p.name())))
        .collect(Collectors.joining(", ", layer.name() + "(", ")"));
  }
}
