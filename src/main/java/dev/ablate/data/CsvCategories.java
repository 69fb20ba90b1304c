package dev.ablate.data;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The different values of a column in the training file, in order: texts by their characters,
 * numbers by size. {@code 1} and {@code 1.0} are one value.
 *
 * @param file the training file's name
 * @param numeric whether the values are numbers
 * @param indices from 0, in order
 */
record CsvCategories(String file, boolean numeric, Map<String, Integer> indices) {
  private static final int SHOWN = 10;

  /** The categories of these cells, all texts or all numbers. */
  static CsvCategories of(String file, boolean numeric, Collection<String> cells) {
    List<String> ordered =
        numeric
            ? cells.stream()
                .flatMapToDouble(cell -> CsvNumber.parse(cell).stream())
                .sorted()
                .mapToObj(CsvCategories::text)
                .distinct()
                .toList()
            : cells.stream().sorted(Comparator.naturalOrder()).toList();
    Map<String, Integer> indices = new LinkedHashMap<>();
    ordered.forEach(value -> indices.put(value, indices.size()));
    return new CsvCategories(file, numeric, indices);
  }

  private static String text(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /** How many there are. */
  int count() {
    return indices.size();
  }

  /**
   * The index of a cell's category.
   *
   * @throws DataException where the training file does not have it
   */
  int index(CsvCell cell) {
    if (cell.number().isPresent() != numeric) {
      throw cell.error(
          "but its first row has a "
              + (numeric ? "number" : "text")
              + "; a column is one or the other");
    }
    String key = numeric ? text(cell.number().getAsDouble()) : cell.text();
    Integer index = indices.get(key);
    if (index == null) {
      throw cell.error("which " + file + " does not have there; it has " + shown());
    }
    return index;
  }

  private String shown() {
    String first = indices.keySet().stream().limit(SHOWN).collect(Collectors.joining(", "));
    return count() > SHOWN ? first + ", ..." : first;
  }
}
