package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Forces journals side by side: a file system commits together what it is asked for together. */
final class ForcingThreads {
  private static final int MANY = 16;

  private final ExecutorService threads = threads();

  /** Returns when all of these are on the disk. */
  void force(Collection<Journal> journals) {
    CompletableFuture<?>[] forced =
        journals.stream()
            .map(journal -> CompletableFuture.runAsync(journal::force, threads))
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
          Thread thread = new Thread(work, "journals");
          thread.setDaemon(true);
          return thread;
        });
    return threads;
  }
}
