package dev.ablate.engine;

import dev.ablate.experiment.Settings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** Trains and evaluates an array for a moment, to learn what that takes. */
final class Calibration {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * Updates of a lap, where they do not take {@link #LONG}: a call of one update finds memory that
   * was given back, which a lone trial would seem to suffer from most.
   */
  private static final int FEW = 4;

  private static final double LONG = 1;

  private final TrainingArray array;
  private final double moment;

  /**
   * Of an array.
   *
   * @param moment seconds that go into each measurement, or a few more
   */
  Calibration(TrainingArray array, double moment) {
    this.array = array;
    this.moment = moment;
  }

  /** Seconds of an update, as they are on average. */
  double update() {
    return updates(new Laps(System::nanoTime)).each();
  }

  /**
   * Seconds of an update of a whole batch while nobody else used the machine, as well as can be
   * told. Where this thread does all the work, those in which it had a processor count: on a busy
   * machine the others say nothing.
   */
  double undisturbedUpdate() {
    Settings common = array.rows().get(0).settings();
    boolean alone = array.isOnThisThread() && THREADS.isCurrentThreadCpuTimeSupported();
    Laps laps = updates(new Laps(alone ? THREADS::getCurrentThreadCpuTime : System::nanoTime));
    return laps.fastest() * Math.min(common.batchSize(), array.orders().get(0).rows());
  }

  private Laps updates(Laps laps) {
    Settings common = array.rows().get(0).settings();
    Pass pass = new Pass(array.orders(), common.batchSize(), common.dropLast());
    Pace pace = new Pace(array.longestChunk(), moment, FEW, LONG);
    while (!laps.areEnough()) {
      Totals totals = array.totals();
      Gauges gauges = new Gauges(array.rows().size());
      pass.run(
          pace,
          array.data().train(),
          chunk -> {
            array.train(chunk, totals.steps(), totals, gauges);
            return laps.add(chunk.steps(), chunk.steps() * chunk.batch());
          });
    }
    return laps;
  }

  /** Seconds of an evaluation of these rows. */
  double evaluation(ExampleRows examples) {
    if (examples.count() == 0) {
      return 0;
    }
    Evaluation evaluation = new Evaluation(array);
    Laps laps = new Laps(System::nanoTime);
    try (Weights weights = array.present()) {
      while (!laps.areEnough()) {
        evaluation.run(
            examples,
            weights,
            array.totals(),
            chunk -> {
              int rows = chunk.steps() * chunk.batch();
              return laps.add(rows, rows);
            });
      }
    }
    return laps.each() * examples.count();
  }

  /** Time by work done. The first lap finds everything cold and does not count. */
  private final class Laps {
    private final LongSupplier nanos;
    private long last;
    private boolean warm;
    private double seconds;
    private long work;
    private double fastest = Double.POSITIVE_INFINITY;

    Laps(LongSupplier nanos) {
      this.nanos = nanos;
      this.last = nanos.getAsLong();
    }

    /**
     * Ends a lap; gives whether there should be another.
     *
     * @param done steps or rows
     * @param rows of all its steps
     */
    boolean add(int done, int rows) {
      long now = nanos.getAsLong();
      if (warm) {
        double lap = (now - last) / 1e9;
        seconds += lap;
        work += done;
        fastest = Math.min(fastest, lap / rows);
      }
      warm = true;
      last = now;
      return !areEnough();
    }

    boolean areEnough() {
      return seconds >= moment;
    }

    double each() {
      return seconds / work;
    }

    /** Seconds of a row in the fastest lap. */
    double fastest() {
      return fastest;
    }
  }
}
