package dev.ablate.engine;

import dev.ablate.experiment.Node;

/**
 * What a layer does with a batch.
 *
 * @param path PyTorch's name of the layer: {@code 4.body.0}
 * @param timeShare its part of the time that all layers take, forward and backward
 * @param mean of all numbers of its output
 * @param deviation of these, over the population
 * @param zeros the part of them that are 0
 */
public record LayerMeasure(
    String path, Node.Layer layer, double timeShare, double mean, double deviation, double zeros) {}
