package dev.ablate.report.results;

import dev.ablate.catalog.Metrics;
import dev.ablate.experiment.Objective;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column of a table.
 *
 * @param name as the file has it: {@code val_accuracy}
 * @param maximize whether more is better; empty where neither is
 * @param at which trials it is about, {@code optimizer = SGD}; empty for all of a row
 */
public record Metric(String name, Optional<Boolean> maximize, String at) {

  /** The column of the median seconds of an epoch. */
  public static final String EPOCH_TIME = "epoch_time";

  /** The column of the count of trainable numbers. */
  public static final String PARAMETERS = "parameters";

  private static final Set<String> LESS_IS_BETTER = Set.of("loss", EPOCH_TIME);
  private static final Set<String> SHARES =
      Set.of("accuracy", "top5_accuracy", "precision", "recall", "f1");

  private enum Split {
    TRAIN("train_", "training"),
    VALIDATION("val_", "validation"),
    TEST("test_", "test");

    private final String prefix;
    private final String word;

    Split(String prefix, String word) {
      this.prefix = prefix;
      this.word = word;
    }
  }

  /** The column of that name; the objective says which way its own metric goes on every split. */
  public static Metric of(String name, Objective objective) {
    String kind = kind(name);
    if (kind.equals(kind(objective.metric()))) {
      return new Metric(name, Optional.of(objective.maximize()), "");
    }
    return new Metric(
        name,
        LESS_IS_BETTER.contains(kind)
            ? Optional.of(false)
            : Metrics.find(kind).map(dev.ablate.catalog.Metric::moreIsBetter),
        "");
  }

  /** The column of the same metric over fewer trials. */
  Metric at(String trials) {
    return new Metric(name, maximize, trials);
  }

  /** Whether it is one column of a pivot. */
  public boolean pivoted() {
    return !at.isEmpty();
  }

  /** The column among those of its table: {@code val_loss}, {@code val_loss (lr = 0.1)}. */
  public String key() {
    return !pivoted() ? name : name + " (" + at + ")";
  }

  /** Whether {@code a} is strictly better than {@code b}; never where no direction is known. */
  public boolean better(double a, double b) {
    return maximize.filter(more -> new Objective(name, more).better(a, b)).isPresent();
  }

  /** Whether it is a share between 0 and 1, which people read in percent. */
  public boolean share() {
    return SHARES.contains(kind(name));
  }

  /** What people call it: {@code validation accuracy}. */
  public String title() {
    return split(name)
        .map(split -> split.word + " " + kind(name).replace('_', ' '))
        .orElse(name.equals(EPOCH_TIME) ? "time per epoch" : name.replace('_', ' '));
  }

  private static String kind(String name) {
    return split(name).map(split -> name.substring(split.prefix.length())).orElse(name);
  }

  private static Optional<Split> split(String name) {
    return List.of(Split.values()).stream().filter(s -> name.startsWith(s.prefix)).findFirst();
  }
}
