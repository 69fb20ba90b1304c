package dev.ablate.report.results;

import dev.ablate.trial.Placement;

/**
 * A row of the ablation table: everything of a trial but its seed.
 *
 * @param placement the variant and the values of its axes
 * @param baseline whether the others are compared with it
 */
public record Setting(Placement placement, boolean baseline, Row row) {}
