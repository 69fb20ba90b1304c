package dev.ablate.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Fills blocks of memory on a thread of its own. There are two, in turn: one is filled while the
 * other is in use, so a block is good until the second read after its own.
 */
final class BlockReader implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread created = new Thread(task, "ablate-reader");
            created.setDaemon(true);
            return created;
          });

  private final ByteBuffer[] blocks = {ByteBuffer.allocate(0), ByteBuffer.allocate(0)};
  private int turn;

  /**
   * Fills a block, after those asked for before.
   *
   * @param bytes how large it is
   */
  Future<ByteBuffer> read(int bytes, Consumer<ByteBuffer> filling) {
    return thread.submit(
        () -> {
          ByteBuffer block = block(bytes);
          filling.accept(block);
          return block.rewind();
        });
  }

  private ByteBuffer block(int bytes) {
    turn = 1 - turn;
    if (blocks[turn].capacity() < bytes) {
      blocks[turn] = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    return blocks[turn].clear().limit(bytes);
  }

  /** Waits for a block. */
  static ByteBuffer await(Future<ByteBuffer> block) {
    try {
      return block.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for examples", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("examples cannot be read: " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
