package dev.ablate.check;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataException;
import dev.ablate.data.DataSources;
import java.util.HashMap;
import java.util.List;
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
   * @param guilty the setting to change, and the way to the part of it that is wrong
   */
  record Description(Optional<DataInfo> info, String problem, List<String> guilty) {}

  private record Key(Instance data, Task task) {}

  /** What is known of a data set for a loss that wants such targets. */
  Description of(Instance data, Task task) {
    return described.computeIfAbsent(new Key(data, task), this::describe);
  }

  private Description describe(Key key) {
    try {
      return new Description(
          Optional.of(sources.open(key.data(), key.task()).describe()), "", List.of());
    } catch (DataException e) {
      return new Description(Optional.empty(), String.valueOf(e.getMessage()), guilty(key, e));
    }
  }

  /** Of pairs and triplets it is the data set inside. */
  private static List<String> guilty(Key key, DataException e) {
    if (e.isUnsuited()) {
      return List.of("loss");
    }
    if (e.parameter().isEmpty()) {
      return List.of("data");
    }
    boolean wrapped = key.data().component().parameter("data").isPresent();
    return wrapped ? List.of("data", "data", e.parameter()) : List.of("data", e.parameter());
  }
}
