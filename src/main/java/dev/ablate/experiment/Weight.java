package dev.ablate.experiment;

import dev.ablate.catalog.Shape;

/**
 * A trainable tensor of a layer.
 *
 * @param name PyTorch's name within the layer: {@code weight}, {@code bias}
 */
public record Weight(String name, Shape shape, Initialization initialization) {}
