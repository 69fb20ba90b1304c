package dev.ablate.program.layer;

import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import java.util.List;

/** What layers need beside weights: running statistics and random numbers. */
public final class Buffers {
  private Buffers() {}

  /** Whether the layer keeps a running mean and variance. */
  public static boolean isNorm(Node.Layer layer) {
    return layer.layer().component().parameter("track_running_stats").isPresent()
        && layer.layer().bool("track_running_stats");
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
    return layer.layer().integer(heads) * length * length;
  }

  /** Where in the state the running mean of a norm stands; its variance follows. */
  public static int meanIndex(int norm) {
    return 1 + 2 * norm;
  }

  /** How many tensors of state stand before the optimizer's slots. */
  public static int evaluated(Network network) {
    return meanIndex(normChannels(network).size());
  }

  /** Channels of each norm, in the network's order. */
  public static List<Integer> normChannels(Network network) {
    return network.layers().stream()
        .filter(Buffers::isNorm)
        .map(layer -> layer.input().size(0))
        .toList();
  }

  /** Uniform numbers that one example takes in training. */
  public static long uniformNumbers(Network network) {
    return network.layers().stream().mapToLong(Buffers::uniformNumbers).sum();
  }
}
