package dev.ablate.sweep.worker;

import java.time.Duration;

/**
 * How long a worker may be without a sign before it is taken to hang. Time counts while the
 * coordinator runs: a machine that slept, or a run that was suspended, kills no worker.
 *
 * @param silence without a heartbeat: the process is stopped, or its machine has no time for it
 * @param standstill with heartbeats, but without the end of a chunk, which takes about a second;
 *     data are loaded and programs compiled in between. Before the first chunk, and where nothing
 *     is trained: without computing, reading or writing anything
 * @param preparation before the first chunk, or where nothing is trained, without an answer,
 *     whatever the worker computes or reads
 */
public record WorkerLimits(Duration silence, Duration standstill, Duration preparation) {
  /** Those of a run. */
  public static final WorkerLimits STANDARD =
      new WorkerLimits(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofHours(3));

  /** Between two heartbeats. */
  static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** Between two looks at a worker, and at whether training is to stop. */
  static final Duration TICK = Duration.ofMillis(100);
}
