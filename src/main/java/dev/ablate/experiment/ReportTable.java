package dev.ablate.experiment;

import java.util.List;
import java.util.Optional;

/**
 * A table that the file asks for.
 *
 * @param rows axes or settings whose values make a row; empty for one row a setting
 * @param columns metrics, {@code epoch_time}, {@code parameters}; empty for the usual ones
 * @param pivot the axis or setting whose values are the columns, of one metric: of {@code sort}, or
 *     the first column
 * @param sort the metric that orders the rows, best first
 * @param baseline the label of the variant that rows are compared with; empty for the experiment's
 * @param where whether some cells may be left out: see {@link Cell#leftOutOf}
 */
public record ReportTable(
    String title,
    List<String> rows,
    List<String> columns,
    Optional<String> pivot,
    Optional<String> sort,
    Optional<String> baseline,
    boolean where) {}
