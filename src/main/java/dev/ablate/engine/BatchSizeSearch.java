package dev.ablate.engine;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Looks for the largest batch whose updates fit into memory. A size is tried only where what a
 * smaller one took says that it fits: the system ends a process that takes too much.
 *
 * @param updates makes updates with a batch size
 * @param fits is told of each size that fits
 */
record BatchSizeSearch(DeviceMemory memory, IntConsumer updates, IntConsumer fits) {

  /**
   * The largest size that fits, or the first: whatever is wrong with that shows in training.
   *
   * @param sizes rising; the memory that an update takes rises with them at most in proportion
   */
  int largest(List<Integer> sizes) {
    long limit = memory.limit();
    long before = memory.peak();
    int largest = sizes.get(0);
    for (int size : sizes) {
      long taken = memory.peak() - before;
      if (before + taken * size / largest > limit || !works(size)) {
        break;
      }
      fits.accept(size);
      largest = size;
    }
    return largest;
  }

  private boolean works(int size) {
    try {
      updates.accept(size);
      return true;
    } catch (EngineException | TrainingException | OutOfMemoryError | ArithmeticException e) {
      // The last one: more bytes than Java can hand over at once.
      return false;
    }
  }
}
