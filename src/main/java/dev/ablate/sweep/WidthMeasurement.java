package dev.ablate.sweep;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Finds how many trials of each program are best trained at once, and on a GPU how their
 * convolutions are best computed, where that is not known.
 */
public final class WidthMeasurement {
  private final TrialTrainer trainer;
  private final Consumer<ArrayWidth> listener;
  private final BooleanSupplier stop;

  /**
   * A measurement.
   *
   * @param listener is told what is found
   * @param stop says when to stop
   */
  public WidthMeasurement(
      TrialTrainer trainer, Consumer<ArrayWidth> listener, BooleanSupplier stop) {
    this.trainer = trainer;
    this.listener = listener;
    this.stop = stop;
  }

  /** The plan with arrays as wide as is best; the same where the user says how wide they are. */
  public Plan of(Plan plan) {
    Plan here = plan.on(trainer.device());
    Widths widths = here.widths();
    for (List<List<Trial>> arrays : plan.programs()) {
      widths = measured(together(here, arrays), updates(here, arrays), widths);
    }
    return plan.with(widths);
  }

  /** What is known after a program, of which these trials may be trained together. */
  private Widths measured(List<Trial> trials, long updates, Widths before) {
    Trial first = trials.get(0);
    Widths widths = before;
    boolean anew = false;
    if (before.leavesConvolutions(first) && WidthSearch.isWorth(first, updates)) {
      Optional<ConvolutionTimes> times = new ConvolutionSearch(trainer, stop, trials).find();
      widths = with(times.map(found -> before.now(first, found)), before);
      anew = times.isPresent();
    }
    boolean search = anew || !widths.isKnown(first, trials.size());
    return search && trials.size() > 1 && widths.fixed().isEmpty()
        ? with(find(trials.stream().map(widths::trained).toList(), updates, widths), widths)
        : widths;
  }

  private Widths with(Optional<ArrayWidth> found, Widths before) {
    found.ifPresent(listener);
    return found.map(before::with).orElse(before);
  }

  private Optional<ArrayWidth> find(List<Trial> trials, long updates, Widths widths) {
    return new WidthSearch(trainer, System::nanoTime, stop, trials, updates)
        .find()
        .map(found -> widths.now(trials.get(0), found.width(), found.costs(), found.tooWide()));
  }

  /** The first trials of a program that may be trained together, as they are trained. */
  static List<Trial> together(Plan plan, List<List<Trial>> arrays) {
    Trial first = arrays.get(0).get(0);
    return arrays.stream()
        .flatMap(List::stream)
        .filter(trial -> ArrayGrouping.mayMeet(trial, first))
        .limit(WidthSearch.WIDEST)
        .map(plan::trained)
        .toList();
  }

  /** Updates of all trials of a program. */
  static long updates(Plan plan, List<List<Trial>> arrays) {
    return arrays.stream()
        .mapToLong(array -> array.size() * plan.sized(array.get(0)).steps())
        .sum();
  }
}
