package dev.ablate.catalog;

import java.util.List;

/**
 * Something measured on the predictions for the rows of a split.
 *
 * @param name {@code top5_accuracy}
 * @param doc one line of help
 * @param moreIsBetter whether more is better
 * @param tasks the targets that it is for
 */
public record Metric(String name, String doc, boolean moreIsBetter, List<Task> tasks) {
  public Metric {
    tasks = List.copyOf(tasks);
  }
}
