package dev.ablate.data;

import dev.ablate.catalog.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of a training file mean.
 *
 * @param train the file that it was learnt from
 * @param task what the targets are
 * @param features by the column's number, in order
 * @param targets by the column's number, in the order in which the file names them
 */
record CsvSchema(
    CsvFile train, Task task, Map<Integer, CsvColumn> features, Map<Integer, CsvColumn> targets) {

  /**
   * Learns the columns of a training file.
   *
   * @param chosen the columns of targets, from 0
   * @param scale what every feature is multiplied by
   */
  static CsvSchema learn(CsvFile train, List<Integer> chosen, Task task, double scale) {
    boolean classes = task == Task.CLASSES;
    if (classes && chosen.size() > 1) {
      throw DataException.unsuited(
          "target names several columns, and the loss needs one class a row");
    }
    CsvScan scan = new CsvScan(train, classes ? chosen : List.of());
    Map<Integer, CsvColumn> targets = new LinkedHashMap<>();
    for (int column : chosen) {
      targets.put(column, target(scan, column, task));
    }
    Map<Integer, CsvColumn> features = new LinkedHashMap<>();
    for (int column = 0; column < train.firstLine().size(); column++) {
      if (!targets.containsKey(column)) {
        features.put(column, scan.feature(column, scale));
      }
    }
    if (features.isEmpty()) {
      throw new DataException(train.name() + " has no column beside the target");
    }
    return new CsvSchema(train, task, features, targets);
  }

  private static CsvColumn target(CsvScan scan, int column, Task task) {
    return switch (task) {
      case CLASSES, PAIRS, TRIPLETS -> scan.label(column);
      case NUMBERS -> scan.number(column);
      case LABELS -> new CsvColumn.Answer();
    };
  }

  /** How many features a row has. */
  int width() {
    return width(features);
  }

  /** The classes, or the columns with the targets. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    targets.forEach(
        (number, column) -> {
          if (column instanceof CsvColumn.Label label) {
            names.addAll(label.categories().indices().keySet());
          } else {
            names.add(train.header().map(header -> header.get(number)).orElse("column " + number));
          }
        });
    return names;
  }

  /**
   * The rows of a file.
   *
   * @throws DataException where the file has other columns, or a cell does not fit its column
   */
  Split encode(CsvFile file) {
    checkColumns(file);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> outputs = new ArrayList<>();
    file.forEachRow(
        row -> {
          inputs.add(encode(row, features));
          outputs.add(encode(row, targets));
        });
    return new Split(new Features.Floats(join(inputs)), targets(join(outputs)));
  }

  private void checkColumns(CsvFile file) {
    int width = train.firstLine().size();
    int given = file.firstLine().size();
    if (given != width) {
      throw new DataException(
          "%s has %d columns, but %s has %d; every file needs the same"
              .formatted(train.name(), width, file.name(), given));
    }
    for (int column = 0; column < width; column++) {
      if (!sameName(file, column)) {
        throw file.error(
            1,
            "%s, but %s in %s".formatted(file.column(column), train.column(column), train.name()));
      }
    }
  }

  /** A file without names has the columns in the same order. */
  private boolean sameName(CsvFile file, int column) {
    return file.header().isEmpty()
        || train.header().isEmpty()
        || file.header().get().get(column).equals(train.header().get().get(column));
  }

  private static float[] encode(CsvRow row, Map<Integer, CsvColumn> columns) {
    float[] values = new float[width(columns)];
    int at = 0;
    for (Map.Entry<Integer, CsvColumn> column : columns.entrySet()) {
      column.getValue().encode(row.cell(column.getKey()), values, at);
      at += column.getValue().width();
    }
    return values;
  }

  private static int width(Map<Integer, CsvColumn> columns) {
    return columns.values().stream().mapToInt(CsvColumn::width).sum();
  }

  private float[] join(List<float[]> rows) {
    int width = rows.get(0).length;
    if ((long) rows.size() * width > Integer.MAX_VALUE) {
      throw new DataException(
          "%d rows of %d numbers are too many for memory; write fewer rows or columns of text"
              .formatted(rows.size(), width));
    }
    float[] joined = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, joined, row * width, width);
    }
    return joined;
  }

  private Targets targets(float[] values) {
    if (task != Task.CLASSES) {
      return new Targets.Numbers(values, targets.size());
    }
    int[] labels = new int[values.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = (int) values[row];
    }
    return new Targets.Classes(labels);
  }
}
