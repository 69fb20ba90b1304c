package dev.ablate.catalog;

import static dev.ablate.catalog.Task.CLASSES;
import static dev.ablate.catalog.Task.LABELS;
import static dev.ablate.catalog.Task.NUMBERS;
import static dev.ablate.catalog.Task.PAIRS;
import static dev.ablate.catalog.Task.TRIPLETS;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is measured of a trial. */
public final class Metrics {
  private static final String LOSS = "loss";

  /** What can be asked for; the loss always is measured. */
  public static final List<Metric> ALL =
      List.of(
          more(
              "accuracy",
              "Share of examples whose class has the largest output; with a loss on embeddings, of"
                  + " rows whose nearest row of the batch is of their class",
              CLASSES,
              PAIRS,
              TRIPLETS),
          more(
              "top5_accuracy",
              "Share of examples whose class is among the five largest outputs",
              CLASSES),
          more(
              "precision",
              "Of what is taken for a class, the share that is of it; a mean of classes (macro)",
              CLASSES,
              LABELS),
          more(
              "recall",
              "Of what is of a class, the share that is taken for it; a mean of classes (macro)",
              CLASSES,
              LABELS),
          more("f1", "Harmonic mean of precision and recall, a mean of classes", CLASSES, LABELS),
          less(
              "mae", "Mean absolute error, of labels that of their probabilities", NUMBERS, LABELS),
          more(
              "r2", "Share of the targets' variance that is explained, a mean of targets", NUMBERS),
          less(
              "perplexity",
              "e to the mean cross-entropy, without smoothing and weights; under a softmax loss",
              CLASSES));

  private Metrics() {}

  private static Metric more(String name, String doc, Task... tasks) {
    return new Metric(name, doc, true, List.of(tasks));
  }

  private static Metric less(String name, String doc, Task... tasks) {
    return new Metric(name, doc, false, List.of(tasks));
  }

  /** The metric of that name. */
  public static Optional<Metric> find(String name) {
    return ALL.stream().filter(metric -> metric.name().equals(name)).findFirst();
  }

  /** The names of all. */
  public static List<String> names() {
    return ALL.stream().map(Metric::name).toList();
  }

  /** The metric that is always logged beside the loss. */
  public static String usual(Task task) {
    return switch (task) {
      case CLASSES, PAIRS, TRIPLETS -> "accuracy";
      case NUMBERS, LABELS -> "mae";
    };
  }

  /** Every name of a metric that a file may think of, whether it can be an objective or not. */
  static List<String> words() {
    return measured().stream()
        .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric, "test_" + metric))
        .toList();
  }

  /** What the columns of a report's table can be. */
  public static List<String> columns() {
    return Stream.concat(words().stream(), Stream.of("epoch_time", "parameters")).toList();
  }

  /**
   * Whether a logged metric is better when it is more: {@code val_accuracy}, not {@code val_mae}.
   */
  public static boolean moreIsBetter(String logged) {
    String name = logged.substring(logged.indexOf('_') + 1);
    return find(name).map(Metric::moreIsBetter).orElse(false);
  }

  /** The objective that betters a logged metric: {@code maximize(val_accuracy)}. */
  public static String objective(String logged) {
    return "%s(%s)".formatted(moreIsBetter(logged) ? "maximize" : "minimize", logged);
  }

  /** What is logged every epoch, for any task: {@code train_loss}, {@code val_accuracy}, ... */
  public static List<String> logged() {
    return measured().stream()
        .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric))
        .toList();
  }

  /** The loss and all metrics. */
  static List<String> measured() {
    return Stream.concat(Stream.of(LOSS), names().stream()).toList();
  }
}
