package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.ablate.catalog.DataInfo;
import dev.ablate.data.DataSet;
import dev.ablate.data.Split;

/**
 * A data set as programs use it. Bytes stay bytes and are normalised when used; so are numbers that
 * are augmented before, all others are normalised on their way to the device.
 *
 * @param scale of each number of an example, for programs that normalise
 * @param shift added after scaling
 * @param bytes whether features are bytes
 * @param reader reads examples that do not live on the device
 * @param owner of all that is on the device; closed with it
 */
record DeviceData(
    ExampleRows train,
    ExampleRows validation,
    ExampleRows test,
    NDArray scale,
    NDArray shift,
    boolean bytes,
    BlockReader reader,
    NDManager owner)
    implements AutoCloseable {

  /**
   * How examples come to the device.
   *
   * @param channelsLast whether they shall lie as {@code [H, W, C]}
   * @param raw whether numbers shall stay as they are
   * @param resident whether all of them live there
   */
  record Form(boolean channelsLast, boolean raw, boolean resident) {}

  /** A data set for the manager's device. */
  static DeviceData of(DataSet data, Form form, NDManager manager) {
    NDManager own = manager.newSubManager();
    boolean bytes = data.train().features().areBytes();
    ExampleLayout layout = ExampleLayout.of(data, form.channelsLast());
    Splits splits =
        new Splits(
            data.info(),
            form.raw() ? layout.withoutNormalisation() : layout,
            form.resident(),
            new BlockReader(),
            own);
    return new DeviceData(
        splits.rows(data.train()),
        splits.rows(data.validation()),
        splits.rows(data.test()),
        own.create(layout.scales(bytes ? 255 : 1)),
        own.create(layout.shifts()),
        bytes,
        splits.reader(),
        own);
  }

  /** What the splits of a data set have in common. */
  private record Splits(
      DataInfo info,
      ExampleLayout layout,
      boolean resident,
      BlockReader reader,
      NDManager manager) {

    ExampleRows rows(Split split) {
      Partners partners = Partners.of(split, info.task(), info.outputs());
      return resident
          ? ResidentRows.of(split, partners, layout, manager)
          : new StreamedRows(split, partners, layout, reader);
    }
  }

  @Override
  public void close() {
    reader.close();
    owner.close();
  }
}
