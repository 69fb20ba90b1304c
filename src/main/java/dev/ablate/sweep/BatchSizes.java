package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import java.util.HashMap;
import java.util.Map;

/**
 * What was found for {@code batch_size = auto}: one size for all trials of a program, whatever
 * their seeds and arrays, so that they compare fairly.
 *
 * @param sizes by {@link ArrayGrouping#program}
 */
record BatchSizes(Map<String, Integer> sizes) {
  static final BatchSizes NONE = new BatchSizes(Map.of());

  BatchSizes {
    sizes = Map.copyOf(sizes);
  }

  /** With a size for a trial's program, unless it has one. */
  BatchSizes with(Trial trial, int size) {
    Map<String, Integer> more = new HashMap<>(sizes);
    more.putIfAbsent(ArrayGrouping.program(trial), size);
    return new BatchSizes(more);
  }

  /** The trial as it is trained, as far as the size of its program is known. */
  Trial trained(Trial trial) {
    if (!trial.settings().hasOpenBatchSize()) {
      return trial;
    }
    Integer size = sizes.get(ArrayGrouping.program(trial));
    return size == null ? trial : trial.withBatchSize(size);
  }
}
