package dev.ablate.sweep;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What a run uses of the process that it runs in.
 *
 * @param mutex for what its threads share
 * @param threads begins another thread
 * @param nanoTime of a clock that never goes back
 */
record Host(Mutex mutex, Executor threads, LongSupplier nanoTime) {

  /** This process. */
  static Host present() {
    return new Host(new LockMutex(), work -> new Thread(work, "trainer").start(), System::nanoTime);
  }
}
