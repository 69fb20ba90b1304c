package dev.ablate.check.model;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises {@code Conv2d(3, 64, 3)} and {@code TransformerEncoderLayer(512, 8)}, which in PyTorch
 * begin with a size of the input.
 */
final class SwappedSizes {
  private static final Reading CONVOLUTION =
      new Reading("in_channels", 0, List.of("out_channels", "kernel_size", "stride"));
  private static final Reading RECURRENT =
      new Reading("input_size", 1, List.of("hidden_size", "num_layers"));
  private static final Reading ENCODER =
      new Reading("d_model", 1, List.of("nhead", "dim_feedforward"));

  private static final Map<String, Reading> READINGS =
      Map.of(
          "Conv1d", CONVOLUTION,
          "Conv2d", CONVOLUTION,
          "ConvTranspose2d", CONVOLUTION,
          "LSTM", RECURRENT,
          "GRU", RECURRENT,
          "TransformerEncoderLayer", ENCODER);

  /** Who writes more recurrent layers means the size of one. */
  private static final int MOST_LAYERS = 8;

  /**
   * How the first arguments of a layer are read.
   *
   * @param inferred what PyTorch has in front of them
   * @param dimension where that stands in the shape of the input
   */
  private record Reading(String inferred, int dimension, List<String> parameters) {}

  private SwappedSizes() {}

  /** A warning where the layer fits its input, but its first argument is the input's size. */
  static Optional<String> warning(Step.Layer step, Shape input) {
    return reading(step)
        .filter(reading -> isInputs(step.layer(), reading, input))
        .map(reading -> "this reads as " + text(step.layer(), reading) + hint(step));
  }

  /** What to add to a message about the layer's shape; empty where it is not suspicious. */
  static String hint(Step step) {
    return step instanceof Step.Layer layer
        ? reading(layer).map(r -> "; " + r.inferred + " is inferred and never written").orElse("")
        : "";
  }

  private static Optional<Reading> reading(Step.Layer step) {
    return Optional.ofNullable(READINGS.get(step.layer().name()))
        .filter(reading -> step.positional() >= reading.parameters.size());
  }

  private static boolean isInputs(Instance layer, Reading reading, Shape input) {
    return layer.integer(reading.parameters.get(0)) == input.size(reading.dimension)
        && (!reading.equals(RECURRENT) || layer.integer("num_layers") > MOST_LAYERS);
  }

  private static String text(Instance layer, Reading reading) {
    List<String> values =
        reading.parameters.stream().map(name -> name + " = " + layer.get(name)).toList();
    return layer.name() + "(" + String.join(", ", values) + ")";
  }
}
