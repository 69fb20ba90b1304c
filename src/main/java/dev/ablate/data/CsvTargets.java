package dev.ablate.data;

import dev.ablate.catalog.Value;
import dev.ablate.source.Nearest;
import java.util.Collections;
import java.util.List;

/** Finds the columns that {@code target} names. */
final class CsvTargets {
  private static final int MOST_LISTED = 8;

  private final CsvFile file;

  CsvTargets(CsvFile file) {
    this.file = file;
  }

  /**
   * The columns, from 0, in the order written.
   *
   * @param target a name, a number or a list of them
   * @throws DataException where there is no such column, or one is named twice
   */
  List<Integer> columns(Value target) {
    List<Value> names = target instanceof Value.ListOf list ? list.items() : List.of(target);
    List<Integer> columns = names.stream().map(this::column).toList();
    for (int column : columns) {
      if (Collections.frequency(columns, column) > 1) {
        throw error("target names " + file.column(column) + " twice");
      }
    }
    return columns;
  }

  private int column(Value name) {
    return name instanceof Value.Int number ? numbered(number.value()) : named(name.toString());
  }

  private int numbered(long number) {
    int width = file.firstLine().size();
    if (number >= width) {
      throw error(
          "target = %d, but %s has %d columns; write a number from 0 to %d"
              .formatted(number, file.name(), width, width - 1));
    }
    return (int) number;
  }

  private int named(String name) {
    List<String> header =
        file.header()
            .orElseThrow(
                () ->
                    error(
                        "%s has no header line, so it has no column '%s'; write the column's number, from 0"
                            .formatted(file.name(), name)));
    if (!header.contains(name)) {
      throw error(file.name() + " has no column '" + name + "'" + hint(name, header));
    }
    if (header.indexOf(name) != header.lastIndexOf(name)) {
      throw error(
          "%s has two columns '%s'; write the number of one, from 0".formatted(file.name(), name));
    }
    return header.indexOf(name);
  }

  private static DataException error(String problem) {
    return new DataException(problem).about("target");
  }

  private static String hint(String name, List<String> header) {
    return Nearest.to(name, header)
        .map(near -> "; did you mean '" + near + "'?")
        .orElseGet(() -> "; its columns are " + listed(header));
  }

  /** The last of many is often the one. */
  private static String listed(List<String> header) {
    return header.size() <= MOST_LISTED
        ? String.join(", ", header)
        : String.join(", ", header.subList(0, MOST_LISTED - 1))
            + ", ..., "
            + header.get(header.size() - 1);
  }
}
