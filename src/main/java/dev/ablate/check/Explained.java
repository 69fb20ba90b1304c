package dev.ablate.check;

import java.util.List;

/**
 * A checked file, and how its trials came about.
 *
 * @param blocks in the order of the plan; empty after errors and without an experiment
 */
public record Explained(Checked checked, List<BlockCount> blocks) {}
