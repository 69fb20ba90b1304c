package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Forces files to the disk in parallel: a file system commits together what it is asked to at the
 * same time.
 */
final class ForcingThreads {
  private static final int MANY = 16;

  private final ExecutorService threads = threads();

  /** Returns when this is done for each. */
  <T> void run(Collection<T> files, Consumer<T> force) {
    CompletableFuture<?>[] forced =
        files.stream()
            .map(file -> CompletableFuture.runAsync(() -> force.accept(file), threads))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(forced).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException cause ? cause : e;
    }
  }

  /** They end by themselves when there is nothing to do, and keep no process from ending. */
  private static ExecutorService threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(MANY, MANY, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    threads.allowCoreThreadTimeOut(true);
    threads.setThreadFactory(
        work -> {
          Thread thread = new Thread(work, "forcing");
          thread.setDaemon(true);
          return thread;
        });
    return threads;
  }
}
