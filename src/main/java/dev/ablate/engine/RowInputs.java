package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.ablate.program.Program;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * What a program is told of the rows, for as long as they stay the same.
 *
 * @param sources what they draw from
 * @param pick {@code [T]}: the source of each row, as an index
 * @param constants {@code [T, constants]}
 * @param counts rows of each update rule, on the CPU: a program reads them as numbers, and on a GPU
 *     that would wait for the device
 * @param owner of the tensors; closed with them
 */
record RowInputs(Sources sources, NDArray pick, NDArray constants, NDArray counts, NDManager owner)
    implements AutoCloseable {

  static RowInputs of(List<Row> rows, Program program, NDManager manager) {
    Sources sources = Sources.of(rows);
    NDManager own = manager.newSubManager();
    return new RowInputs(
        sources,
        tensor(sources.picks().stream().mapToLong(Integer::longValue).toArray(), own),
        constants(rows, own),
        tensor(counts(rows, program), own.newSubManager(Device.cpu())),
        own);
  }

  private static long[] counts(List<Row> rows, Program program) {
    return program.design().rules().stream()
        .mapToLong(rule -> rows.stream().filter(row -> row.rule().equals(rule)).count())
        .toArray();
  }

  private static NDArray constants(List<Row> rows, NDManager manager) {
    List<List<Double>> table =
        rows.stream().map(row -> Program.constants(row.settings(), row.trial().network())).toList();
    int width = table.get(0).size();
    FloatBuffer buffer = FloatBuffer.allocate(rows.size() * width);
    table.forEach(row -> row.forEach(value -> buffer.put(value.floatValue())));
    return manager.create(buffer.rewind(), new Shape(rows.size(), width), DataType.FLOAT32);
  }

  private static NDArray tensor(long[] values, NDManager manager) {
    return manager.create(LongBuffer.wrap(values), new Shape(values.length), DataType.INT64);
  }

  @Override
  public void close() {
    owner.close();
  }
}
