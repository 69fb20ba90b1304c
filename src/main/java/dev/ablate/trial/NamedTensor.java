package dev.ablate.trial;

import dev.ablate.catalog.Shape;

/**
 * A tensor of a network.
 *
 * @param name as in PyTorch's {@code state_dict}: {@code 0.weight}
 * @param values in row order, as many as the shape says
 */
public record NamedTensor(String name, Shape shape, float[] values) {}
