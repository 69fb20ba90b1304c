package dev.ablate.lsp;

import dev.ablate.check.Checker;
import dev.ablate.check.Explained;
import dev.ablate.data.DataSources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Checks files beside the conversation with the editor, one at a time. A file is checked once
 * typing has paused.
 */
final class Checks {
  private static final long PAUSE_MILLIS = 150;

  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, Future<?>> waiting = new HashMap<>();

  /** Checks a file soon, unless it changes before. */
  void soon(Document document, BiConsumer<Document, Explained> listener) {
    forget(document.uri());
    waiting.put(
        document.uri(),
        worker.schedule(
            () -> listener.accept(document, explain(document)),
            PAUSE_MILLIS,
            TimeUnit.MILLISECONDS));
  }

  /** Gives up a check that has not begun. */
  void forget(String uri) {
    Future<?> before = waiting.remove(uri);
    if (before != null) {
      before.cancel(false);
    }
  }

  /** Checks a file now. */
  CompletableFuture<Explained> now(Document document) {
    return CompletableFuture.supplyAsync(() -> explain(document), worker);
  }

  private static Explained explain(Document document) {
    DataSources data = new DataSources(document.folder());
    return Checker.explain(document.file(), document.folder(), data, List.of());
  }

  /** Checks nothing any more. */
  void close() {
    worker.shutdownNow();
  }
}
