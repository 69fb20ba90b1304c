package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.ablate.catalog.DataInfo;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * A data set on the device. Bytes stay bytes and are normalised when used; so are numbers that are
 * augmented before, all others are normalised here, once.
 *
 * @param scale of each number of an example, for programs that normalise
 * @param shift added after scaling
 * @param bytes whether features are bytes
 */
record DeviceData(
    Rows train, Rows validation, Rows test, NDArray scale, NDArray shift, boolean bytes) {

  /**
   * Some rows.
   *
   * @param features {@code [rows, numbers]}
   * @param targets {@code [rows]} classes or {@code [rows, width]} numbers
   * @param count how many
   * @param partners that they can have
   */
  record Rows(NDArray features, NDArray targets, int count, Partners partners) {}

  /**
   * Copies a data set to the manager's device.
   *
   * @param channelsLast whether examples shall lie as {@code [H, W, C]}
   * @param raw whether numbers shall stay as they are
   */
  static DeviceData of(DataSet data, boolean channelsLast, boolean raw, NDManager manager) {
    boolean bytes = data.train().features().areBytes();
    ExampleLayout layout = ExampleLayout.of(data, channelsLast);
    ExampleLayout stored = raw ? layout.withoutNormalisation() : layout;
    return new DeviceData(
        rows(data.train(), data.info(), stored, manager),
        rows(data.validation(), data.info(), stored, manager),
        rows(data.test(), data.info(), stored, manager),
        manager.create(layout.scales(bytes ? 255 : 1)),
        manager.create(layout.shifts()),
        bytes);
  }

  private static Rows rows(Split split, DataInfo info, ExampleLayout layout, NDManager manager) {
    return new Rows(
        features(split, layout, manager),
        targets(split.targets(), manager),
        split.rows(),
        Partners.of(split, info.task(), info.outputs()));
  }

  private static NDArray features(Split split, ExampleLayout layout, NDManager manager) {
    Features features = split.features();
    int bytes = Math.multiplyExact(split.rows(), layout.bytes(features));
    ByteBuffer examples = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    layout.put(features, PermutationSampler.natural(split.rows()), examples);
    return manager.create(
        examples.rewind(), new Shape(split.rows(), layout.size()), layout.type(features));
  }

  private static NDArray targets(Targets targets, NDManager manager) {
    if (targets instanceof Targets.Classes classes) {
      try (NDArray small =
          manager.create(
              IntBuffer.wrap(classes.values()), new Shape(classes.rows()), DataType.INT32)) {
        return small.toType(DataType.INT64, true);
      }
    }
    Targets.Numbers numbers = (Targets.Numbers) targets;
    return manager.create(
        FloatBuffer.wrap(numbers.values()),
        new Shape(numbers.rows(), numbers.width()),
        DataType.FLOAT32);
  }
}
