package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;

/**
 * Numbers that a layer keeps of what it has seen, beside its weights.
 *
 * @param name PyTorch's within the layer: {@code running_mean}
 * @param shape without the trials
 * @param start what all of them are at first
 */
public record RunningStatistic(String name, Shape shape, float start) {}
