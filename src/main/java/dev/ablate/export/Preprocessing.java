package dev.ablate.export;

import java.util.List;

/**
 * How raw examples become what a network sees: {@code (x - mean) / std} a channel, the first
 * dimension of an example.
 *
 * @param means one a channel
 * @param stds one a channel
 * @param bytes whether examples are bytes, of which 255 stands for 1
 */
public record Preprocessing(List<Double> means, List<Double> stds, boolean bytes) {

  /** The same for examples that were not yet multiplied by a factor. */
  public Preprocessing before(double factor) {
    // A factor of 0 leaves nothing of an example, and so does an infinite deviation.
    return factor == 0
        ? new Preprocessing(
            means.stream().map(mean -> 0.0).toList(),
            stds.stream().map(std -> Double.POSITIVE_INFINITY).toList(),
            bytes)
        : new Preprocessing(
            means.stream().map(mean -> mean / factor).toList(),
            stds.stream().map(std -> std / factor).toList(),
            bytes);
  }
}
