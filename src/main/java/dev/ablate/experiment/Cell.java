package dev.ablate.experiment;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Value;
import java.util.Map;

/**
 * One point of an experiment: a variant, values of its axes, a seed.
 *
 * @param variant the label of its block; empty in an experiment without variants
 * @param axes what varies, by full name, in the file's order; without {@code seed} and names of
 *     {@code let}
 * @param settings everything that is set
 * @param network the model for these settings
 * @param data what is known of the data set
 */
public record Cell(
    String variant, Map<String, Value> axes, Settings settings, Network network, DataInfo data) {}
