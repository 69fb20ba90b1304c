package dev.ablate.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Threads of which one runs at a time; before work that is for one at a time another may get the
 * turn. Which one, is a function of the seed, so what threads do comes in an order that can be had
 * again.
 */
final class Turns implements Mutex, Executor {
  private final Random random;
  private final List<Thread> ready = new ArrayList<>();
  private final List<Thread> waiting = new ArrayList<>();
  private Thread running = Thread.currentThread();
  private boolean working;
  private boolean stuck;

  /** The calling thread has the turn. */
  Turns(long seed) {
    this.random = new Random(seed);
    ready.add(running);
  }

  @Override
  public synchronized void execute(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              awaitTurn();
              work.run();
              leave();
            });
    thread.setDaemon(true);
    ready.add(thread);
    thread.start();
  }

  @Override
  public <T> T get(Supplier<T> work) {
    if (working) {
      return work.get();
    }
    offerTurn();
    working = true;
    try {
      return work.get();
    } finally {
      working = false;
    }
  }

  @Override
  public void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      awaitSignal();
    }
  }

  private synchronized void awaitSignal() {
    working = false;
    ready.remove(Thread.currentThread());
    waiting.add(Thread.currentThread());
    passOn();
    awaitTurn();
    working = true;
  }

  @Override
  public synchronized void signalAll() {
    ready.addAll(waiting);
    waiting.clear();
  }

  private synchronized void offerTurn() {
    passOn();
    awaitTurn();
  }

  private synchronized void leave() {
    ready.remove(Thread.currentThread());
    passOn();
  }

  private synchronized void passOn() {
    stuck = ready.isEmpty();
    running = stuck ? running : ready.get(random.nextInt(ready.size()));
    notifyAll();
  }

  private synchronized void awaitTurn() {
    while (running != Thread.currentThread() || stuck) {
      if (stuck) {
        throw new IllegalStateException("all threads wait");
      }
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
