package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Layers as calls of {@code torch.nn}, with the sizes that Ablate infers. */
final class LayerCode {
  /** Stands for what comes in: a number of channels or features. */
  private static final String INPUT = "";

  /** What is written without its name. */
  private static final Map<String, List<String>> POSITIONAL =
      Map.ofEntries(
          Map.entry("Linear", List.of(INPUT, "out_features")),
          Map.entry("Conv1d", List.of(INPUT, "out_channels")),
          Map.entry("Conv2d", List.of(INPUT, "out_channels")),
          Map.entry("ConvTranspose2d", List.of(INPUT, "out_channels")),
          Map.entry("BatchNorm1d", List.of(INPUT)),
          Map.entry("BatchNorm2d", List.of(INPUT)),
          Map.entry("InstanceNorm2d", List.of(INPUT)),
          Map.entry("LayerNorm", List.of(INPUT)),
          Map.entry("GroupNorm", List.of("num_groups", INPUT)),
          Map.entry("Embedding", List.of("num_embeddings", "embedding_dim")),
          Map.entry("MultiheadAttention", List.of(INPUT, "num_heads")),
          Map.entry("TransformerEncoderLayer", List.of(INPUT, "nhead")),
          Map.entry("LSTM", List.of(INPUT, "hidden_size")),
          Map.entry("GRU", List.of(INPUT, "hidden_size")),
          Map.entry("MaxPool2d", List.of("kernel_size")),
          Map.entry("AvgPool2d", List.of("kernel_size")),
          Map.entry("AdaptiveAvgPool2d", List.of("output_size")),
          Map.entry("AdaptiveMaxPool2d", List.of("output_size")),
          Map.entry("Dropout", List.of("p")),
          Map.entry("Dropout2d", List.of("p")),
          Map.entry("Reshape", List.of("shape")),
          Map.entry("Softmax", List.of("dim")));

  private static final Set<String> WITHOUT =
      Set.of(
          "PReLU",
          "ReLU",
          "LeakyReLU",
          "ELU",
          "GELU",
          "SiLU",
          "Mish",
          "Hardswish",
          "Softplus",
          "Tanh",
          "Sigmoid",
          "Identity",
          "Flatten");

  /** Layers of [length, features]; the batch comes first. */
  private static final Set<String> SEQUENCES =
      Set.of("MultiheadAttention", "TransformerEncoderLayer", "LSTM", "GRU");

  /** Classes of the script; all others are those of {@code torch.nn}. */
  private static final Map<String, String> OWN =
      Map.of(
          "MultiheadAttention", "SelfAttention",
          "LSTM", "LSTM",
          "GRU", "GRU",
          "Embedding", "Embedding",
          "Reshape", "Reshape");

  private LayerCode() {}

  /** The expression that makes a layer. */
  static String of(Node.Layer layer) {
    Instance instance = layer.layer();
    String name = instance.name();
    if (!POSITIONAL.containsKey(name) && !WITHOUT.contains(name)) {
      throw new IllegalArgumentException("no script for the layer " + name);
    }
    List<String> positional = POSITIONAL.getOrDefault(name, List.of());
    List<String> arguments = new ArrayList<>();
    positional.forEach(
        p -> arguments.add(p.equals(INPUT) ? input(layer) : Python.sizes(instance.get(p))));
    instance.withoutDefaults().arguments().entrySet().stream()
        .filter(argument -> !positional.contains(argument.getKey()))
        .filter(argument -> isWritten(argument.getKey(), instance, layer.input()))
        .forEach(a -> arguments.add(a.getKey() + "=" + Python.sizes(a.getValue())));
    if (SEQUENCES.contains(name)) {
      arguments.add("batch_first=True");
    }
    return Python.call(OWN.getOrDefault(name, "nn." + name), arguments);
  }

  /** Initial weights are written elsewhere, and what PyTorch would infer is not written. */
  private static boolean isWritten(String name, Instance layer, Shape input) {
    boolean ownStart = name.equals("init") && !layer.name().equals("PReLU");
    boolean sameStride =
        name.equals("stride")
            && layer.component().parameter("out_channels").isEmpty()
            && layer.get(name).equals(layer.get("kernel_size"));
    boolean toTheEnd = name.equals("end_dim") && layer.integer(name) == input.rank();
    return !ownStart && !sameStride && !toTheEnd;
  }

  /** Channels come first; features come last. */
  private static String input(Node.Layer layer) {
    Shape shape = layer.input();
    boolean last =
        SEQUENCES.contains(layer.layer().name())
            || Set.of("Linear", "LayerNorm").contains(layer.layer().name());
    return Integer.toString(shape.size(last ? shape.rank() - 1 : 0));
  }
}
