package dev.ablate.engine;

import dev.ablate.experiment.Settings;

/** Trains and evaluates an array for a moment, to learn what that takes. */
final class Calibration {
  private static final double SECONDS = 0.5;

  private final TrainingArray array;

  Calibration(TrainingArray array) {
    this.array = array;
  }

  /** Seconds of an update. */
  double update() {
    Settings common = array.rows().get(0).settings();
    Pass pass = new Pass(array.orders(), common.batchSize(), common.dropLast());
    Pace pace = new Pace(array.longestChunk());
    Laps laps = new Laps();
    while (!laps.areEnough()) {
      Totals totals = array.totals();
      Gauges gauges = new Gauges(array.rows().size());
      pass.run(
          pace,
          array.data().train(),
          chunk -> {
            array.train(chunk, totals.steps(), totals, gauges);
            return laps.add(chunk.steps());
          });
    }
    return laps.each();
  }

  /** Seconds of an evaluation of these rows. */
  double evaluation(ExampleRows examples) {
    if (examples.count() == 0) {
      return 0;
    }
    Evaluation evaluation = new Evaluation(array);
    Laps laps = new Laps();
    try (Weights weights = array.present()) {
      while (!laps.areEnough()) {
        evaluation.run(
            examples,
            weights,
            array.totals(),
            chunk -> laps.add((long) chunk.steps() * chunk.batch()));
      }
    }
    return laps.each() * examples.count();
  }

  /** Time by work done. The first lap finds everything cold and does not count. */
  private static final class Laps {
    private long last = System.nanoTime();
    private boolean warm;
    private double seconds;
    private long work;

    /** Ends a lap; gives whether there should be another. */
    boolean add(long done) {
      long now = System.nanoTime();
      if (warm) {
        seconds += (now - last) / 1e9;
        work += done;
      }
      warm = true;
      last = now;
      return !areEnough();
    }

    boolean areEnough() {
      return seconds >= SECONDS;
    }

    double each() {
      return seconds / work;
    }
  }
}
