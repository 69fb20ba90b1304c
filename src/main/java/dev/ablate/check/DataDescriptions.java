package dev.ablate.check;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataException;
import dev.ablate.data.DataSources;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The data sets of a file, each described once, whatever the number of its trials. */
final class DataDescriptions {
  private final DataSources sources;
  private final Map<Key, Description> described = new HashMap<>();

  DataDescriptions(DataSources sources) {
    this.sources = sources;
  }

  /**
   * The result of describing a data set.
   *
   * @param info empty where it cannot be used
   * @param problem why not; empty otherwise
   * @param guilty the setting to change
   */
  record Description(Optional<DataInfo> info, String problem, String guilty) {}

  private record Key(Instance data, Task task) {}

  /** What is known of a data set for a loss that wants such targets. */
  Description of(Instance data, Task task) {
    return described.computeIfAbsent(new Key(data, task), this::describe);
  }

  private Description describe(Key key) {
    try {
      return new Description(Optional.of(sources.open(key.data(), key.task()).describe()), "", "");
    } catch (DataException e) {
      String guilty = e.isUnsuited() ? "loss" : "data";
      return new Description(Optional.empty(), String.valueOf(e.getMessage()), guilty);
    }
  }
}
