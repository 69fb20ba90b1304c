package dev.ablate.experiment;

import java.util.List;
import java.util.Optional;

/**
 * A table that the file asks for.
 *
 * @param rows axes or settings whose values make a row; empty for one row a setting
 * @param columns metrics, {@code epoch_time}, {@code parameters}; empty for the usual ones
 * @param sort the metric that orders the rows, best first
 */
public record ReportTable(
    String title, List<String> rows, List<String> columns, Optional<String> sort) {}
