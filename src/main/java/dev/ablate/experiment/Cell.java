package dev.ablate.experiment;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Value;
import java.util.Map;
import java.util.Set;

/**
 * One point of an experiment: a variant, values of its axes, a seed.
 *
 * @param variant the label of its block; empty in an experiment without variants
 * @param axes what varies, by full name, in the file's order; without {@code seed} and names of
 *     {@code let}
 * @param lets the values of names of {@code let} that vary, and of paths into one, for tables that
 *     ask for them
 * @param leftOutOf titles of the file's report tables whose {@code where} leaves it out
 * @param settings everything that is set
 * @param network the model for these settings
 * @param data what is known of the data set
 */
public record Cell(
    String variant,
    Map<String, Value> axes,
    Map<String, Value> lets,
    Set<String> leftOutOf,
    Settings settings,
    Network network,
    DataInfo data) {}
