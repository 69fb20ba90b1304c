package dev.ablate.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the columns of a training file hold: numbers or text, as its first row does, and which
 * different texts and class labels.
 */
final class CsvScan {
  private final CsvRow first;
  private final Map<Integer, Set<String>> values = new HashMap<>();

  /**
   * Goes through a training file.
   *
   * @param labels the columns of class labels, from 0
   */
  CsvScan(CsvFile train, Collection<Integer> labels) {
    first = train.firstRow();
    for (int column = 0; column < first.cells().size(); column++) {
      if (labels.contains(column) || isText(column)) {
        values.put(column, new TreeSet<>());
      }
    }
    train.forEachRow(row -> values.forEach((column, texts) -> texts.add(row.cells().get(column))));
  }

  /** A column of features. */
  CsvColumn feature(int column, double scale) {
    return isText(column)
        ? new CsvColumn.OneHot(categories(column), (float) scale)
        : new CsvColumn.Scaled(scale);
  }

  /** A column of class labels. */
  CsvColumn.Label label(int column) {
    CsvCategories categories = categories(column);
    if (categories.count() < 2) {
      CsvFile file = first.file();
      throw new DataException(
          "%s of %s has one value only, %s; classes need two or more"
              .formatted(file.column(column), file.name(), first.cell(column).text()));
    }
    return new CsvColumn.Label(categories);
  }

  /** A column of numbers to predict. */
  CsvColumn number(int column) {
    if (isText(column)) {
      throw first
          .cell(column)
          .error("and the loss needs numbers; write loss = CrossEntropyLoss() for classes");
    }
    return new CsvColumn.Scaled(1);
  }

  private boolean isText(int column) {
    return first.cell(column).number().isEmpty();
  }

  private CsvCategories categories(int column) {
    Set<String> texts = values.getOrDefault(column, Set.of());
    return CsvCategories.of(first.file().name(), !isText(column), texts);
  }
}
