package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.trial.Placement;
import java.util.Map;

/**
 * A row of the ablation table: everything of a trial but its seed.
 *
 * @param placement the variant and the values of its axes
 * @param lets the values of names of {@code let}
 * @param baseline whether the others are compared with it
 */
public record Setting(Placement placement, Map<String, Value> lets, boolean baseline, Row row) {}
