package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.trial.Placement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of the ablation table: everything of a trial but its seed.
 *
 * @param placement the variant and the values of its axes
 * @param lets the values of names of {@code let}
 * @param baseline whether the others are compared with it
 */
public record Setting(Placement placement, Map<String, Value> lets, boolean baseline, Row row) {

  /** The setting, a baseline where its variant has this label. */
  Setting withBaseline(String label) {
    return new Setting(placement, lets, placement.variant().equals(label), row);
  }

  /** The setting with its trials of some seeds. */
  Setting withSeeds(Set<Long> seeds) {
    return withTrials(row.outcomes().stream().filter(o -> seeds.contains(o.seed())).toList());
  }

  /** The setting with other trials. */
  Setting withTrials(List<Outcome> outcomes) {
    return new Setting(placement, lets, baseline, new Row(row.label(), outcomes));
  }
}
