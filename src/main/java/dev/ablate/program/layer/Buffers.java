package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.AttentionKeys;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import java.util.ArrayList;
import java.util.List;

/** What layers need beside weights: running statistics and random numbers. */
public final class Buffers {
  private Buffers() {}

  /** What a layer keeps of what it has seen, in PyTorch's order. */
  public static List<RunningStatistic> statistics(Node.Layer layer) {
    Instance norm = layer.layer();
    if (norm.component().parameter("track_running_stats").isEmpty()
        || !norm.bool("track_running_stats")) {
      return List.of();
    }
    Shape channels = Shape.of(layer.input().size(0));
    List<RunningStatistic> statistics = new ArrayList<>();
    statistics.add(new RunningStatistic("running_mean", channels, 0));
    statistics.add(new RunningStatistic("running_var", channels, 1));
    if (norm.find("momentum").isEmpty()) {
      statistics.add(new RunningStatistic("num_batches_tracked", new Shape(List.of()), 0));
    }
    return statistics;
  }

  /** What all layers keep, in the network's order: the state's tensors behind the weights. */
  public static List<RunningStatistic> statistics(Network network) {
    return network.layers().stream().flatMap(layer -> statistics(layer).stream()).toList();
  }

  /** Whether the layer draws uniform numbers. */
  public static boolean isDropout(Node.Layer layer) {
    return uniformNumbers(layer) > 0;
  }

  /** How many layers draw uniform numbers. */
  public static int dropouts(Network network) {
    return (int) network.layers().stream().filter(Buffers::isDropout).count();
  }

  /** The probability of 0 of a layer that draws uniform numbers. */
  public static double dropProbability(Node.Layer layer) {
    return layer.layer().findReal("p").orElseGet(() -> layer.layer().real("dropout"));
  }

  /** Uniform numbers that the layer takes for an example: one for each that may become 0. */
  public static long uniformNumbers(Node.Layer layer) {
    return switch (layer.layer().name()) {
      case "Dropout" -> layer.input().count();
      case "Dropout2d" -> layer.input().size(0);
      case "MultiheadAttention" -> drops(layer) ? attention(layer, "num_heads") : 0;
      case "TransformerEncoderLayer" ->
          drops(layer)
              ? attention(layer, "nhead")
                  + 2 * layer.input().count()
                  + (long) layer.input().size(0) * layer.layer().integer("dim_feedforward")
              : 0;
      case "LSTM", "GRU" ->
          drops(layer) ? (layer.layer().integer("num_layers") - 1) * layer.output().count() : 0;
      default -> 0;
    };
  }

  private static boolean drops(Node.Layer layer) {
    return layer.layer().real("dropout") > 0;
  }

  private static long attention(Node.Layer layer, String heads) {
    long length = layer.input().size(0);
    return layer.layer().integer(heads) * length * AttentionKeys.count(layer);
  }

  /** How many tensors of state stand before the optimizer's slots. */
  public static int evaluated(Network network) {
    return 1 + statistics(network).size();
  }

  /** Uniform numbers that one example takes in training. */
  public static long uniformNumbers(Network network) {
    return network.layers().stream().mapToLong(Buffers::uniformNumbers).sum();
  }
}
