package dev.ablate.export;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a network simpler that is not trained any more. What is left out becomes an Identity, so
 * that all else keeps its name.
 */
final class Simplification {
  private static final Set<String> DROPOUT = Set.of("Dropout", "Dropout2d");
  private static final Set<String> CONVOLUTION = Set.of("Conv1d", "Conv2d");
  private static final Set<String> BATCH_NORM = Set.of("BatchNorm1d", "BatchNorm2d");

  private final boolean folds;
  private final BatchNormFold fold;

  private Simplification(boolean folds, BatchNormFold fold) {
    this.folds = folds;
    this.fold = fold;
  }

  /**
   * The same network without dropout.
   *
   * @param folds whether a batch normalisation right behind a convolution becomes part of it
   */
  static TrainedNetwork of(TrainedNetwork trained, boolean folds) {
    BatchNormFold fold = BatchNormFold.of(trained.weights());
    Network network = trained.network();
    List<Node> nodes = new Simplification(folds, fold).sequence("", network.nodes());
    return new TrainedNetwork(new Network(network.input(), nodes), fold.weights());
  }

  private List<Node> sequence(String prefix, List<Node> nodes) {
    List<Node> result = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = node(prefix + i, nodes.get(i));
      int last = i - 1;
      if (folds && last >= 0 && follows(result.get(last), node)) {
        Node.Layer norm = (Node.Layer) node;
        Node.Layer convolution = (Node.Layer) result.get(last);
        result.set(last, fold.write(prefix + last, convolution, prefix + i, norm));
        node = identity(norm);
      }
      result.add(node);
    }
    return result;
  }

  private Node node(String path, Node node) {
    if (node instanceof Node.Residual residual) {
      return new Node.Residual(
          sequence(path + ".body.", residual.body()),
          sequence(path + ".shortcut.", residual.shortcut()),
          residual.input(),
          residual.output());
    } else if (node instanceof Node.Parallel parallel) {
      List<List<Node>> branches = new ArrayList<>();
      for (List<Node> branch : parallel.branches()) {
        branches.add(sequence(path + ".branches." + branches.size() + ".", branch));
      }
      return new Node.Parallel(branches, parallel.input(), parallel.output());
    }
    return withoutDropout((Node.Layer) node);
  }

  private static Node.Layer withoutDropout(Node.Layer layer) {
    if (DROPOUT.contains(layer.layer().name())) {
      return identity(layer);
    }
    return layer.layer().find("dropout").isPresent()
        ? with(layer, layer.layer().with("dropout", new Value.Real(0)), layer.weights())
        : layer;
  }

  private static boolean follows(Node first, Node second) {
    return first instanceof Node.Layer convolution
        && second instanceof Node.Layer norm
        && CONVOLUTION.contains(convolution.layer().name())
        && BATCH_NORM.contains(norm.layer().name())
        && norm.layer().bool("track_running_stats");
  }

  private static Node.Layer identity(Node.Layer layer) {
    Instance identity =
        Catalog.standard().find(Kind.LAYER, "Identity").orElseThrow().instance(Map.of());
    return with(layer, identity, List.of());
  }

  private static Node.Layer with(Node.Layer layer, Instance component, List<Weight> weights) {
    return new Node.Layer(component, layer.input(), layer.output(), weights, layer.label());
  }
}
