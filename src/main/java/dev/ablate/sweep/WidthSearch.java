package dev.ablate.sweep;

import dev.ablate.trial.ArrayWidth.Cost;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WorkerLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Finds how many trials of a program are best trained at once, from a few updates of more and more
 * of them: until no more updates are made in a second, memory ends, or no more trials wait. It is
 * given up where it takes too much of the time that training seems to take, or on request.
 */
final class WidthSearch {
  /** The most trials at once. */
  static final int WIDEST = 512;

  /** At most this share of the time that training seems to take goes into it. */
  private static final double SHARE = 0.01;

  private static final double LONGEST = 30;

  /** What a measurement takes at least, in seconds. */
  private static final double SHORTEST = 0.05;

  /** Updates that a measurement makes at least. */
  private static final int UPDATES = 5;

  /** A rate grows where it is more than this many times another one. */
  private static final double GROWTH = 1.05;

  /** A rate is about as good where another one is at most this many times it. */
  private static final double NEAR = 1.03;

  /** A rate that is not measured again: another one is more than this many times it. */
  private static final double FAR = 1.15;

  private static final double LEAST = 3e-5;
  private static final double LEAST_OF_A_NUMBER = 1e-9;

  private final TrialTrainer trainer;
  private final LongSupplier nanos;
  private final BooleanSupplier stop;
  private final List<Trial> trials;
  private final long updates;
  private final List<Cost> costs = new ArrayList<>();
  private double took;
  private double spent;
  private OptionalInt tooWide = OptionalInt.empty();

  /**
   * What was found.
   *
   * @param width the most trials at once
   * @param tooWide how many did not fit into memory or would not
   */
  record Found(int width, List<Cost> costs, OptionalInt tooWide) {}

  /**
   * A search.
   *
   * @param nanos the clock
   * @param stop says when to give up
   * @param trials of one program that may be trained together, as they are trained
   * @param updates of all trials of the program that are to be trained
   */
  WidthSearch(
      TrialTrainer trainer,
      LongSupplier nanos,
      BooleanSupplier stop,
      List<Trial> trials,
      long updates) {
    this.trainer = trainer;
    this.nanos = nanos;
    this.stop = stop;
    this.trials = trials;
    this.updates = updates;
  }

  /** Searches; empty where it was given up or where training fails. */
  Optional<Found> find() {
    if (!isWorth(trials.get(0), updates)) {
      return Optional.empty();
    }
    try {
      return climb() ? Optional.of(found()) : Optional.empty();
    } catch (StoreException | SweepFailure e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      return Optional.empty(); // training tells what is wrong
    }
  }

  /**
   * Whether training may take so long that a measurement is worth its time.
   *
   * @param updates of all trials of the program
   */
  static boolean isWorth(Trial trial, long updates) {
    return SHARE * updates * least(trial) >= SHORTEST;
  }

  /** Seconds that an update takes at the very least, even per trial of a wide array. */
  private static double least(Trial trial) {
    long outputs =
        trial.network().layers().stream().mapToLong(layer -> layer.output().count()).sum();
    return Math.max(LEAST, LEAST_OF_A_NUMBER * outputs * trial.settings().batchSize());
  }

  /** Measures more and more trials; gives whether it came to an end. */
  private boolean climb() {
    int width = 1;
    while (tooWide.isEmpty() && !isFlat()) {
      if (stop.getAsBoolean()
          || (!costs.isEmpty() && !isWorth(took + UPDATES * last().seconds()))) {
        return false;
      }
      measure(width);
      if (width == Math.min(trials.size(), WIDEST)) {
        break;
      }
      width = Math.min(2 * width, Math.min(trials.size(), WIDEST));
    }
    return true;
  }

  /** A width that loses the worker is as good as one that does not fit. */
  private void measure(int width) {
    long before = nanos.getAsLong();
    try {
      StepCost cost = trainer.cost(trials.subList(0, width));
      costs.add(new Cost(width, cost.seconds(), cost.bytes()));
      spend(before);
      if (foreseen() > cost.limit()) {
        tooWide = OptionalInt.of(2 * width);
      }
    } catch (MemoryException e) {
      tooWide = OptionalInt.of(width);
    } catch (WorkerLostException e) {
      if (width == 1) {
        throw e;
      }
      tooWide = OptionalInt.of(width);
    }
  }

  /** Bytes of twice as many trials: every trial takes as much as those before. */
  private double foreseen() {
    int width = last().width();
    long taken = last().bytes() - costs.get(0).bytes();
    return width == 1 ? last().bytes() : last().bytes() + (double) taken * width / (width - 1);
  }

  /** Whether the rate has not grown for two doublings. */
  private boolean isFlat() {
    int before = costs.size() - 2;
    return before > 0 && best(costs) < GROWTH * best(costs.subList(0, before));
  }

  /** Whether there is time for more, after what is spent. */
  private boolean isWorth(double seconds) {
    return spent + seconds < Math.min(LONGEST, SHARE * updates / best(costs));
  }

  /** The first one also waits for what training needs in any case: the library, the data. */
  private void spend(long since) {
    took =
        costs.size() == 1
            ? SHORTEST + UPDATES * last().seconds()
            : (nanos.getAsLong() - since) / 1e9;
    spent += took;
  }

  /** Rates that are nearly the best are measured again, for others may have used the machine. */
  private Found found() {
    if (costs.isEmpty()) {
      return new Found(1, costs, tooWide);
    }
    double best = best(costs);
    for (int i = 0; i < costs.size(); i++) {
      Cost cost = costs.get(i);
      if (FAR * cost.rate() > best && isWorth(SHORTEST + UPDATES * cost.seconds())) {
        long before = nanos.getAsLong();
        double again = trainer.cost(trials.subList(0, cost.width())).seconds();
        spend(before);
        costs.set(i, new Cost(cost.width(), Math.min(cost.seconds(), again), cost.bytes()));
      }
    }
    double nearly = best(costs) / NEAR;
    int width =
        costs.stream().filter(c -> c.rate() >= nearly).findFirst().map(Cost::width).orElseThrow();
    return new Found(width, List.copyOf(costs), tooWide);
  }

  private static double best(List<Cost> costs) {
    return costs.stream().mapToDouble(Cost::rate).max().orElse(0);
  }

  private Cost last() {
    return costs.get(costs.size() - 1);
  }
}
