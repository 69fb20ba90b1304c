package dev.ablate.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells when a run fails from the start, so that it need not fail all night. */
final class EarlyFailures {
  private static final int MANY = 3;
  private static final long FIRST_MINUTES = TimeUnit.MINUTES.toNanos(5);

  private final Map<String, Integer> counts = new HashMap<>();
  private final LongSupplier nanoTime;
  private final long start;

  EarlyFailures(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** Notes that an array failed; gives whether that is the third with this error, and early. */
  boolean areManyWith(String error) {
    int count = counts.merge(error, 1, Integer::sum);
    return count >= MANY && nanoTime.getAsLong() - start < FIRST_MINUTES;
  }
}
