package dev.ablate.data;

import java.util.List;

/**
 * {@code (x - mean) / std} a channel, the first dimension of an example; bytes are divided by 255
 * first.
 *
 * @param means one a channel
 * @param stds one a channel, none of them 0
 */
public record Normalization(List<Double> means, List<Double> stds) {}
