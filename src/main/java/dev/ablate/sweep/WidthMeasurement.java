package dev.ablate.sweep;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Finds how many trials of each program are best trained at once, where that is not known. */
public final class WidthMeasurement {
  private final TrialTrainer trainer;
  private final Consumer<ArrayWidth> listener;
  private final BooleanSupplier stop;

  /**
   * A measurement.
   *
   * @param listener hears of what is found
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
    if (plan.arrays().isEmpty()) {
      return plan;
    }
    Widths widths = plan.widths().on(trainer.device());
    if (widths.fixed().isPresent()) {
      return plan.knowing(widths);
    }
    for (List<List<Trial>> arrays : plan.programs()) {
      List<Trial> trials = together(plan, arrays);
      if (trials.size() > 1 && !widths.isKnown(trials.get(0), trials.size())) {
        Optional<ArrayWidth> found = find(trials, updates(plan, arrays), widths);
        found.ifPresent(listener);
        widths = found.map(widths::with).orElse(widths);
      }
    }
    return plan.with(widths);
  }

  private Optional<ArrayWidth> find(List<Trial> trials, long updates, Widths widths) {
    return new WidthSearch(trainer, System::nanoTime, stop, trials, updates)
        .find()
        .map(found -> widths.now(trials.get(0), found.width(), found.costs(), found.tooWide()));
  }

  /** The first trials of a program that may be trained together, as they are trained. */
  private static List<Trial> together(Plan plan, List<List<Trial>> arrays) {
    Trial first = arrays.get(0).get(0);
    return arrays.stream()
        .flatMap(List::stream)
        .filter(trial -> ArrayGrouping.mayMeet(trial, first))
        .limit(WidthSearch.WIDEST)
        .map(plan::trained)
        .toList();
  }

  private static long updates(Plan plan, List<List<Trial>> arrays) {
    return arrays.stream()
        .mapToLong(array -> array.size() * plan.trained(array.get(0)).steps())
        .sum();
  }
}
