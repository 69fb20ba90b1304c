package dev.ablate.sweep;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Lets one thread at a time do work with what several share. */
interface Mutex {

  /** Does work while no other thread does. */
  <T> T get(Supplier<T> work);

  /** Does work while no other thread does. */
  default void run(Runnable work) {
    get(
        () -> {
          work.run();
          return true;
        });
  }

  /** Within work: lets others work until they have changed something so that it is met. */
  void await(BooleanSupplier condition);

  /** Within work: tells those that wait that something has changed. */
  void signalAll();
}
