package dev.ablate.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the convolutions of an array of trials are computed, each trial's with kernels of its own.
 * All give the same numbers but for rounding; which is fastest depends on shapes and on the device.
 */
public enum ConvolutionStrategy {
  /** One trial after the other, with all layers before and behind; images channels last. */
  ROW_BY_ROW,

  /** One convolution with the trials as groups; images as {@code [C, H, W]}. */
  GROUPED,

  /** The same with images as {@code [H, W, C]}. */
  GROUPED_CHANNELS_LAST,

  /**
   * What each kernel sees is laid out side by side, and a batched product takes it. Transposed
   * convolutions and those of several groups, whose products would be narrow, are grouped.
   */
  UNFOLD;

  private static final Set<String> CONVOLUTIONS = Set.of("Conv1d", "Conv2d", "ConvTranspose2d");
  private static final String TRANSPOSED = "ConvTranspose2d";

  /** Those that compute a network differently; none where it has no convolutions. */
  public static List<ConvolutionStrategy> choices(Network network) {
    List<Node.Layer> convolutions =
        network.layers().stream().filter(l -> CONVOLUTIONS.contains(l.layer().name())).toList();
    if (convolutions.isEmpty()) {
      return List.of();
    }
    boolean images =
        convolutions.stream().anyMatch(layer -> !layer.layer().name().equals("Conv1d"));
    boolean unfolded = convolutions.stream().anyMatch(ConvolutionStrategy::isUnfolded);
    return Stream.of(values())
        .filter(strategy -> images || strategy != GROUPED_CHANNELS_LAST)
        .filter(strategy -> unfolded || strategy != UNFOLD)
        .toList();
  }

  private static boolean isUnfolded(Node.Layer layer) {
    return !layer.layer().name().equals(TRANSPOSED) && layer.layer().integer("groups") == 1;
  }

  /** As people read it: {@code grouped, channels last}. */
  public String text() {
    return switch (this) {
      case ROW_BY_ROW -> "row by row";
      case GROUPED -> "grouped";
      case GROUPED_CHANNELS_LAST -> "grouped, channels last";
      case UNFOLD -> "unfold and batched product";
    };
  }

  /** As files keep it: {@code grouped_channels_last}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The strategy of a key; empty where there is none. */
  public static Optional<ConvolutionStrategy> of(String key) {
    return Stream.of(values()).filter(strategy -> strategy.key().equals(key)).findFirst();
  }
}
