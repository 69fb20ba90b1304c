package dev.ablate.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that PyTorch gives the layers of a network: {@code 3}, {@code 4.body.0}, {@code
 * 4.shortcut.1}, {@code 5.branches.0.2}. The network is an {@code nn.Sequential}; a residual has
 * its body and its shortcut as {@code nn.Sequential}s of these names, a parallel its branches as an
 * {@code nn.ModuleList} of them.
 */
public final class ModulePaths {
  private final List<String> paths = new ArrayList<>();

  private ModulePaths() {}

  /** A path for each of {@link Network#layers}, in their order. */
  public static List<String> of(Network network) {
    ModulePaths found = new ModulePaths();
    found.sequence("", network.nodes());
    return List.copyOf(found.paths);
  }

  private void sequence(String prefix, List<Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      node(prefix + i, nodes.get(i));
    }
  }

  private void node(String path, Node node) {
    if (node instanceof Node.Residual residual) {
      sequence(path + ".body.", residual.body());
      sequence(path + ".shortcut.", residual.shortcut());
    } else if (node instanceof Node.Parallel parallel) {
      for (int i = 0; i < parallel.branches().size(); i++) {
        sequence(path + ".branches." + i + ".", parallel.branches().get(i));
      }
    } else {
      paths.add(path);
    }
  }
}
