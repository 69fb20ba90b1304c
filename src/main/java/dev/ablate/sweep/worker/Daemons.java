package dev.ablate.sweep.worker;

/** Threads that do not keep a process from ending. */
final class Daemons {
  private Daemons() {}

  /** What a thread does until it is interrupted. */
  interface Work {
    void run() throws InterruptedException;
  }

  static Thread start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
