package dev.ablate.catalog;

import java.util.List;
import java.util.stream.Stream;

/** What is measured of a trial. */
public final class Metrics {

  /** The metrics that can be asked for; the loss always is. */
  static final List<String> COMPUTED = List.of("accuracy", "mae");

  private Metrics() {}

  /** The metric that is always logged beside the loss. */
  public static String usual(Task task) {
    return switch (task) {
      case CLASSES -> "accuracy";
      case NUMBERS -> "mae";
    };
  }

  /** What is logged every epoch, for any task: {@code train_loss}, {@code val_accuracy}, ... */
  static List<String> logged() {
    return Stream.concat(Stream.of("loss"), COMPUTED.stream())
        .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric))
        .toList();
  }
}
