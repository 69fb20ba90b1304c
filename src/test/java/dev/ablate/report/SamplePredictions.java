package dev.ablate.report;

import dev.ablate.catalog.Task;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.Confusion;
import dev.ablate.trial.Predictions.WorstRow;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Predictions made by hand. */
public final class SamplePredictions {
  /** One grey pixel. */
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

  private SamplePredictions() {}

  /** Three classes of images: of ten cats two are taken for dogs; nothing is taken for a fox. */
  public static Predictions animals(String split) {
    return new Predictions(
        split,
        16,
        Task.CLASSES,
        List.of("cat", "dog", "fox"),
        List.of(new Answers(8, 9, 10), new Answers(4, 7, 5), new Answers(0, 0, 1)),
        List.of(new Confusion(0, 1, 2), new Confusion(1, 0, 1), new Confusion(2, 1, 1)),
        List.of(
            new WorstRow(7, 4.25, List.of(0.0), List.of(1.0), PIXEL),
            new WorstRow(0, 0.0625, List.of(1.0), List.of(1.0), PIXEL)));
  }

  /**
   * So many classes with ten rows each, of which each has one more row right than the one after.
   */
  static Predictions many(int classes) {
    return new Predictions(
        "val",
        10 * classes,
        Task.CLASSES,
        IntStream.range(0, classes).mapToObj(i -> "class " + i).toList(),
        IntStream.range(0, classes)
            .mapToObj(i -> new Answers(right(i), right(i) + 10 - right(before(i, classes)), 10))
            .toList(),
        IntStream.iterate(classes - 1, i -> i >= 0, i -> i - 1)
            .filter(i -> right(i) < 10)
            .mapToObj(i -> new Confusion(i, (i + 1) % classes, 10 - right(i)))
            .sorted((a, b) -> b.rows() - a.rows())
            .toList(),
        List.of());
  }

  private static int before(int i, int classes) {
    return (i + classes - 1) % classes;
  }

  private static int right(int label) {
    return Math.max(0, 10 - label);
  }

  /** The record after it was looked at what the trial predicts. */
  static TrialRecord with(TrialRecord record, Predictions... splits) {
    return record.after(new TrialEvent.Predicted(Instant.EPOCH, List.of(splits)));
  }
}
