package dev.ablate.sweep;

import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/** Does work while no other thread does work with the same lock. */
record Exclusively(Lock lock) {

  void run(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  <T> T get(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
