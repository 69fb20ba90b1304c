package dev.ablate.engine;

import dev.ablate.program.optimizer.UpdateRule;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A row that comes to an array.
 *
 * @param row which knows its earlier epochs
 * @param progress how far the trial has come
 */
record Entrant(Row row, TrialProgress progress) {

  /** A trial at its start. */
  static Entrant of(Trial trial) {
    return of(TrialProgress.none(trial));
  }

  /** A trial where it has come to. */
  static Entrant of(TrialProgress progress) {
    Row row = new Row(progress.trial());
    row.resume(progress.epochs());
    return new Entrant(row, progress);
  }

  /** Trials at their start, in the order of {@link #byRule}. */
  static List<Entrant> atStart(List<Trial> trials) {
    return byRule(trials.stream().map(Entrant::of).toList());
  }

  /** Their rows, in order. */
  static List<Row> rows(List<Entrant> entrants) {
    return entrants.stream().map(Entrant::row).toList();
  }

  /** Rows of one update rule stand together, the rules in the order of their first trials. */
  static List<Entrant> byRule(List<Entrant> entrants) {
    List<UpdateRule> rules = entrants.stream().map(entrant -> entrant.row().rule()).toList();
    return entrants.stream()
        .sorted(Comparator.comparingInt(entrant -> rules.indexOf(entrant.row().rule())))
        .toList();
  }

  /** Where training goes on; empty at the start. */
  Optional<TrainingState> state() {
    return progress.state();
  }

  /** Updates that it has made of an epoch which has not ended. */
  int steps() {
    return state().map(TrainingState::steps).orElse(0);
  }

  /** What the begun epoch has summed up so far; empty between two epochs. */
  List<Double> sums() {
    return state().map(TrainingState::sums).orElse(List.of());
  }
}
