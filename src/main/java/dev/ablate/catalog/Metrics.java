package dev.ablate.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is measured of a trial. */
public final class Metrics {

  /** The metrics that can be asked for; the loss always is. */
  static final List<String> COMPUTED = List.of("accuracy", "mae");

  /** Those that cannot be asked for yet. */
  static final List<String> LATER =
      List.of("top5_accuracy", "precision", "recall", "f1", "r2", "perplexity");

  private static final Set<String> LESS_IS_BETTER = Set.of("loss", "mae");

  private Metrics() {}

  /** The metric that is always logged beside the loss; embeddings have none. */
  public static Optional<String> usual(Task task) {
    return switch (task) {
      case CLASSES -> Optional.of("accuracy");
      case NUMBERS, LABELS -> Optional.of("mae");
      case PAIRS, TRIPLETS -> Optional.empty();
    };
  }

  /** Every name of a metric that a file may think of, whether it can be an objective or not. */
  static List<String> words() {
    return Stream.concat(Stream.of("loss"), Stream.concat(COMPUTED.stream(), LATER.stream()))
        .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric, "test_" + metric))
        .toList();
  }

  /** What the columns of a report's table can be. */
  public static List<String> columns() {
    Stream<String> measured =
        Stream.concat(Stream.of("loss"), COMPUTED.stream())
            .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric, "test_" + metric));
    return Stream.concat(measured, Stream.of("epoch_time", "parameters")).toList();
  }

  /**
   * Whether a logged metric is better when it is more: {@code val_accuracy}, not {@code val_mae}.
   */
  public static boolean moreIsBetter(String logged) {
    return !LESS_IS_BETTER.contains(logged.substring(logged.indexOf('_') + 1));
  }

  /** Whether a metric can be computed for such targets. */
  public static boolean suits(String metric, Task task) {
    return usual(task).filter(metric::equals).isPresent();
  }

  /** What is logged every epoch, for any task: {@code train_loss}, {@code val_accuracy}, ... */
  static List<String> logged() {
    return Stream.concat(Stream.of("loss"), COMPUTED.stream())
        .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric))
        .toList();
  }
}
