package dev.ablate.check.rule;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Run;
import dev.ablate.experiment.Settings;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The settings of one trial as rules see them, with what follows from them and where they are
 * written. What a mistake leaves without a value is empty.
 */
public interface TrialSettings {

  /** A setting as it is written, or its default; empty where it is missing, too. */
  Optional<Value> value(String setting);

  /** A setting that holds a whole number; empty where it holds something else. */
  default Optional<Long> whole(String setting) {
    return value(setting)
        .filter(Value.Int.class::isInstance)
        .map(value -> ((Value.Int) value).value());
  }

  /** A setting that holds a component; empty where it holds something else. */
  default Optional<Instance> component(String setting) {
    return value(setting).filter(Instance.class::isInstance).map(Instance.class::cast);
  }

  /** Whether the batch size is still to be found. */
  default boolean hasOpenBatchSize() {
    return value("batch_size").filter(Settings.AUTO::equals).isPresent();
  }

  /** The required settings that are not written; none that a let took the name of. */
  List<String> missing();

  /**
   * How long the trial trains. Where the batch size is found later, that is known only of a
   * schedule that counts epochs, to which an epoch may as well be one update.
   */
  Optional<Run> run();

  /** What is known of the data set. */
  Optional<DataInfo> data();

  /** The model with its shapes. */
  Optional<Network> network();

  /** What the loss needs as targets. */
  Optional<Task> task();

  /** What is logged beside the loss. */
  Optional<List<String>> metrics();

  /** The schedule with the lengths that were left out; {@code none} without one. */
  Optional<Value> schedule();

  /** Whether an expression refers to a part of a setting: {@code optimizer.lr}. */
  boolean refersTo(String path);

  /**
   * Where a part of a setting is written: {@code "optimizer", "lr"}; empty where it is left out.
   */
  Optional<Span> place(String setting, String... path);

  /** The same, with all members where the part varies: of what is wrong whichever is chosen. */
  Optional<Span> wholePlace(String setting, String... path);

  /** Where a setting is written, or the experiment's title where it is left out. */
  Span placeOrTitle(String setting);
}
