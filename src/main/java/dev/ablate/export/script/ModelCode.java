package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.ModulePaths;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Weight;
import dev.ablate.experiment.layer.Layers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as a function {@code make_model}, and the classes that {@code torch.nn} has not. The
 * names in its {@code state_dict} are those of {@link ModulePaths}.
 */
final class ModelCode {
  private static final String CLASSES =
      """
      class Residual(nn.Module):
          \"""The sum of what two modules make of one input.\"""

          def __init__(self, body, shortcut):
              super().__init__()
              self.body = body
              self.shortcut = shortcut

          def forward(self, x):
              return self.body(x) + self.shortcut(x)


      class Parallel(nn.Module):
          \"""What several modules make of one input, side by side.\"""

          def __init__(self, *branches):
              super().__init__()
              self.branches = nn.ModuleList(branches)

          def forward(self, x):
              return torch.cat([branch(x) for branch in self.branches], dim=1)


      class Reshape(nn.Module):
          \"""Examples in another shape.\"""

          def __init__(self, shape):
              super().__init__()
              self.shape = shape

          def forward(self, x):
              return x.reshape(len(x), *self.shape)


      class Embedding(nn.Embedding):
          \"""Vectors for whole numbers that come as floats.\"""

          def forward(self, x):
              return super().forward(x.long())


      class SelfAttention(nn.MultiheadAttention):
          \"""Attention of a sequence to itself.\"""

          def forward(self, x):
              return super().forward(x, x, x, need_weights=False)[0]


      class LSTM(nn.LSTM):
          \"""An LSTM's outputs, without its last state.\"""

          def forward(self, x):
              return super().forward(x)[0]


      class GRU(nn.GRU):
          \"""A GRU's outputs, without its last state.\"""

          def forward(self, x):
              return super().forward(x)[0]
      """;

  private final Network network;
  private final List<String> lines = new ArrayList<>();

  private ModelCode(Network network) {
    this.network = network;
  }

  /** The classes that the model needs, and the function that makes it. */
  static String of(Network network) {
    ModelCode code = new ModelCode(network);
    code.write();
    String function = String.join("\n", code.lines) + "\n";
    StringBuilder text = new StringBuilder();
    classes()
        .forEach(
            (name, definition) -> {
              if (function.contains(" " + name + "(")) {
                text.append(definition).append("\n\n");
              }
            });
    return text + function;
  }

  private static Map<String, String> classes() {
    Map<String, String> classes = new LinkedHashMap<>();
    for (String definition : CLASSES.split("\n\n\n")) {
      String name = definition.substring("class ".length(), definition.indexOf('('));
      classes.put(name, definition.stripTrailing() + "\n");
    }
    return classes;
  }

  private void write() {
    lines.add("def make_model():");
    List<String> starts = starts();
    sequential(network.nodes(), "    " + (starts.isEmpty() ? "return " : "model = "), "    ", "");
    lines.addAll(starts);
    if (!starts.isEmpty()) {
      lines.add("    return model");
    }
  }

  private void sequential(List<Node> nodes, String before, String indent, String after) {
    if (nodes.isEmpty()) {
      lines.add(before + "nn.Sequential()" + after);
      return;
    }
    lines.add(before + "nn.Sequential(");
    nodes.forEach(node -> node(node, indent + "    "));
    lines.add(indent + ")" + after);
  }

  private void node(Node node, String indent) {
    if (node instanceof Node.Layer layer) {
      lines.add(indent + LayerCode.of(layer) + ",");
      return;
    }
    boolean residual = node instanceof Node.Residual;
    lines.add(indent + (residual ? "Residual(" : "Parallel("));
    List<List<Node>> parts =
        node instanceof Node.Residual sum
            ? List.of(sum.body(), sum.shortcut())
            : ((Node.Parallel) node).branches();
    parts.forEach(part -> sequential(part, indent + "    ", indent + "    ", ","));
    lines.add(indent + "),");
  }

  /** Weights that do not start as PyTorch's do. */
  private List<String> starts() {
    List<String> starts = new ArrayList<>();
    List<String> paths = ModulePaths.of(network);
    for (int i = 0; i < paths.size(); i++) {
      Node.Layer layer = network.layers().get(i);
      if (!layer.layer().name().equals("PReLU") && layer.layer().find("init").isPresent()) {
        starts.addAll(starts(layer, paths.get(i)));
      }
    }
    return starts;
  }

  /** Those of a layer that start otherwise than without its {@code init}. */
  private static List<String> starts(Node.Layer layer, String path) {
    Instance plain = layer.layer().with("init", Value.NONE);
    List<Weight> usual = Layers.node(plain, layer.input(), layer.label()).weights();
    String module = "    nn.init.%s_(model.get_submodule(\"%s\").%s)";
    List<String> starts = new ArrayList<>();
    for (int i = 0; i < usual.size(); i++) {
      Weight weight = layer.weights().get(i);
      if (!weight.equals(usual.get(i))) {
        starts.add(module.formatted(layer.layer().text("init"), path, weight.name()));
        if (weight.initialization() instanceof Initialization.ZeroRow zero) {
          starts.add(module.formatted("zeros", path, weight.name() + ".data[" + zero.row() + "]"));
        }
      }
    }
    return starts;
  }
}
