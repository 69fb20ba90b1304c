package dev.ablate.trial;

/**
 * What it takes to train some trials together, as a few updates have shown.
 *
 * @param seconds of an update of all of them
 * @param bytes the most memory in use meanwhile: of the process, or of the GPU, whoever uses it
 * @param limit the most bytes that may be in use, which leaves some free
 */
public record StepCost(double seconds, long bytes, long limit) {}
