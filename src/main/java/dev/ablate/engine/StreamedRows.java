package dev.ablate.engine;

import ai.djl.ndarray.NDManager;
import dev.ablate.data.Features;
import dev.ablate.data.Split;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Examples that stay in memory or in a file: those of a chunk are copied to the device for the
 * chunk alone, and those of the next one are read while it runs.
 */
final class StreamedRows implements ExampleRows {
  /** Bytes of the examples of a chunk, unless a single step sees more. */
  private static final int BLOCK = 1 << 26;

  private final Split split;
  private final Partners partners;
  private final ExampleLayout layout;
  private final BlockReader reader;
  private Optional<Chunk> next = Optional.empty();
  private Optional<Ahead> ahead = Optional.empty();

  /** A chunk whose examples are read, or will be soon. */
  private record Ahead(Chunk chunk, Future<ByteBuffer> examples) {}

  StreamedRows(Split split, Partners partners, ExampleLayout layout, BlockReader reader) {
    this.split = split;
    this.partners = partners;
    this.layout = layout;
    this.reader = reader;
  }

  @Override
  public int count() {
    return split.rows();
  }

  @Override
  public Partners partners() {
    return partners;
  }

  @Override
  public int mostSteps(int examples) {
    return Math.max(1, BLOCK / layout.bytes(split.features()) / examples);
  }

  @Override
  public void expect(Chunk chunk) {
    next = Optional.of(chunk);
  }

  @Override
  public Block block(Chunk chunk, NDManager call) {
    ByteBuffer examples =
        BlockReader.await(
            ahead
                .filter(read -> read.chunk().equals(chunk))
                .orElseGet(() -> read(chunk))
                .examples());
    ahead = next.map(this::read);
    next = Optional.empty();
    int[] rows = rows(chunk);
    return new Block(
        Tensors.features(examples, layout, split.features(), call),
        Tensors.targets(split.targets().select(rows), call),
        Tensors.order(chunk, LongStream.range(0, rows.length).toArray(), call));
  }

  private Ahead read(Chunk chunk) {
    Features features = split.features();
    int[] rows = rows(chunk);
    int bytes = Math.multiplyExact(rows.length, layout.bytes(features));
    return new Ahead(chunk, reader.read(bytes, target -> layout.put(features, rows, target)));
  }

  private static int[] rows(Chunk chunk) {
    return Arrays.stream(chunk.rows()).mapToInt(row -> (int) row).toArray();
  }
}
