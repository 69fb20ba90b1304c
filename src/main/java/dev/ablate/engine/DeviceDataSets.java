package dev.ablate.engine;

import ai.djl.ndarray.NDManager;
import dev.ablate.catalog.DataInfo;
import dev.ablate.data.DataSet;
import dev.ablate.trial.Trial;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The data sets on a device. Those used last stay, as many as have no more numbers together than
 * may be kept, and in any case the very last.
 */
final class DeviceDataSets implements AutoCloseable {
  private final Function<Trial, DataSet> data;
  private final long mostNumbers;
  private final NDManager manager;
  private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);

  /** A data set as a program wants it. */
  private record Key(String contentHash, DeviceData.Form form) {}

  private record Held(DeviceData examples, long numbers) {}

  /**
   * None yet.
   *
   * @param data loads the data set of a trial
   * @param mostNumbers how many numbers of examples may be kept
   */
  DeviceDataSets(Function<Trial, DataSet> data, long mostNumbers, NDManager manager) {
    this.data = data;
    this.mostNumbers = mostNumbers;
    this.manager = manager;
  }

  /** The data set of a trial, good until the next call. */
  DeviceData of(Trial trial, DeviceData.Form form) {
    Key key = new Key(trial.data().contentHash(), form);
    Held known = held.get(key);
    if (known != null) {
      return known.examples();
    }
    long numbers = numbers(trial.data());
    free(mostNumbers - numbers);
    DeviceData examples = DeviceData.of(data.apply(trial), form, manager);
    held.put(key, new Held(examples, numbers));
    return examples;
  }

  /** Lets go of those used longest ago, until the others have this many numbers at most. */
  private void free(long most) {
    long kept = held.values().stream().mapToLong(Held::numbers).sum();
    Iterator<Held> oldestFirst = held.values().iterator();
    while (kept > most && oldestFirst.hasNext()) {
      Held oldest = oldestFirst.next();
      kept -= oldest.numbers();
      oldest.examples().close();
      oldestFirst.remove();
    }
  }

  private static long numbers(DataInfo info) {
    long rows = (long) info.trainRows() + info.validationRows() + info.testRows();
    return rows * info.input().count();
  }

  @Override
  public void close() {
    held.values().forEach(kept -> kept.examples().close());
    held.clear();
  }
}
