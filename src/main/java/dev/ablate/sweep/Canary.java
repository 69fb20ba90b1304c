package dev.ablate.sweep;

import dev.ablate.trial.DeviceException;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.TrialWatcher;
import dev.ablate.trial.WorkerLostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Makes a few updates of each program before the arrays are trained, so that a program that fails
 * does so in the first minute and not in the middle of the night.
 */
final class Canary {
  /** At most this share of the time that the sweep seems to take goes into it. */
  private static final double SHARE = 0.02;

  private static final double LONGEST = 60;

  private final TrialTrainer trainer;
  private final TrialWatcher listener;
  private final LongSupplier nanoTime;
  private final long start;

  Canary(TrialTrainer trainer, TrialWatcher listener, LongSupplier nanoTime) {
    this.trainer = trainer;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /**
   * Positions of a plan's arrays in the order in which to train them: those that fail first.
   *
   * @param wanted the order of those that do not fail
   */
  int[] order(Plan plan, int[] wanted) {
    Set<Integer> failing = wanted.length > 1 ? failing(plan, wanted) : Set.of();
    IntStream others = IntStream.of(wanted).filter(i -> !failing.contains(i));
    return IntStream.concat(failing.stream().mapToInt(i -> i), others).toArray();
  }

  /** Arrays of one program, by their positions. */
  private static final class Program {
    private final List<Integer> arrays = new ArrayList<>();
    private int widest;
    private int width;
    private double updates;

    /** Arrays are trained one after the other, the rows of each together. */
    void add(int position, int rows, long steps) {
      arrays.add(position);
      updates += steps;
      if (rows > width) {
        width = rows;
        widest = position;
      }
    }
  }

  /** The program of the first array is tried out by training it. */
  private Set<Integer> failing(Plan plan, int[] wanted) {
    Collection<Program> programs = programs(plan, wanted);
    Set<Integer> failing = new LinkedHashSet<>();
    double allUpdates = programs.stream().mapToDouble(program -> program.updates).sum();
    double updates = 0;
    double seconds = 0;
    for (Program program : programs.stream().skip(1).toList()) {
      if (listener.stopRequested() || (updates > 0 && isLong(seconds * allUpdates / updates))) {
        break;
      }
      double each = tryOut(plan.arrays().get(program.widest).stream().map(plan::trained).toList());
      if (Double.isNaN(each)) {
        failing.addAll(program.arrays);
      } else {
        seconds += each * program.updates;
        updates += program.updates;
      }
    }
    return failing;
  }

  private static Collection<Program> programs(Plan plan, int[] wanted) {
    Map<String, Program> programs = new LinkedHashMap<>();
    Function<Trial, String> programOf = ArrayGrouping.programs();
    for (int i : wanted) {
      List<Trial> array = plan.arrays().get(i);
      programs
          .computeIfAbsent(programOf.apply(array.get(0)), program -> new Program())
          .add(i, array.size(), plan.sized(array.get(0)).steps());
    }
    return programs.values();
  }

  /** Whether that was enough, given how long the sweep will take. */
  private boolean isLong(double predicted) {
    double spent = (nanoTime.getAsLong() - start) / 1e9;
    return spent > Math.min(LONGEST, SHARE * predicted);
  }

  /** How long an update takes; NaN where it fails. */
  private double tryOut(List<Trial> array) {
    try {
      return trainer.tryOut(array);
    } catch (MemoryException e) {
      return 0; // the run has its own ways with that
    } catch (StoreException | SweepFailure | DeviceException e) {
      throw e;
    } catch (WorkerLostException e) {
      return failing(array, "loses its worker in its first updates (" + e.getMessage() + ")");
    } catch (RuntimeException | OutOfMemoryError e) {
      return failing(array, "fails in its first updates");
    }
  }

  /** Training will tell the whole of it, and whether it happens again. */
  private double failing(List<Trial> array, String what) {
    listener.warned(array.get(0), what + ", so its program is trained first");
    return Double.NaN;
  }
}
