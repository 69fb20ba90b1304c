package dev.ablate.engine;

import dev.ablate.experiment.Settings;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrialListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Trains an array until no trial is left. Each row has epochs of its own; between two of them rows
 * leave and others join.
 */
final class ArrayRun {
  private final TrainingArray array;
  private final TrialEvents events;
  private final TrialListener listener;
  private final Pace training;
  private final Evaluation evaluation;
  private final Joiners joiners;
  private final ArrayCheckpoints checkpoints;

  /**
   * A run.
   *
   * @param joiners those that take the places of rows that leave
   */
  ArrayRun(
      TrainingArray array,
      Joiners joiners,
      TrialEvents events,
      TrialListener listener,
      ArrayCheckpoints checkpoints) {
    this.array = array;
    this.joiners = joiners;
    this.events = events;
    this.listener = listener;
    this.checkpoints = checkpoints;
    this.training = new Pace(array.longestChunk());
    this.evaluation = new Evaluation(array);
  }

  /**
   * Trains until no trial is left or the listener asks to stop.
   *
   * @param entrants the array's rows, which are all between two epochs or at one step of theirs
   */
  void run(List<Entrant> entrants) {
    boolean begun = entrants.get(0).steps() > 0;
    boolean going = (!begun || epoch(BegunEpoch.of(entrants, array))) && betweenEpochs();
    while (going && !array.rows().isEmpty()) {
      going = epoch(new BegunEpoch(array)) && betweenEpochs();
    }
  }

  /** Gives whether it came to the end of the epoch, or of all rows. */
  private boolean epoch(BegunEpoch begun) {
    Totals validated = array.totals();
    if (!train(begun) || !validate(validated)) {
      checkpoints.take(begun);
      return array.rows().stream().allMatch(Row::isFinished) && !listener.stopRequested();
    }
    endEpoch(begun, validated);
    return true;
  }

  /** Gives whether there was time for it. */
  private boolean betweenEpochs() {
    boolean going = finish();
    if (going) {
      checkpoints.takeWhereDue();
      join();
    }
    return going;
  }

  private void join() {
    List<Entrant> entrants = joiners.take(array.rows().size());
    if (!entrants.isEmpty()) {
      entrants.forEach(events::started);
      array.admit(entrants);
    }
  }

  private boolean train(BegunEpoch begun) {
    Totals totals = begun.totals();
    Gauges gauges = begun.gauges();
    Settings common = array.rows().get(0).settings();
    Pass pass = new Pass(array.orders(), common.batchSize(), common.dropLast());
    return pass.run(
        begun.steps(),
        training,
        array.data().train(),
        chunk -> {
          long from = totals.steps();
          array.train(chunk, from, totals, gauges);
          endDiverged(
              i -> totals.broken(i).isPresent() || !gauges.finite(i),
              i ->
                  array
                      .findInTraining(i, chunk, from)
                      .orElseGet(
                          () -> seen(array.rows().get(i), totals.broken(i), from + chunk.steps())));
          List<Row> live = array.rows().stream().filter(row -> !row.isFinished()).toList();
          live.forEach(row -> listener.progressed(row.trial(), chunk.steps()));
          boolean going = !live.isEmpty() && !listener.stopRequested();
          if (going) {
            checkpoints.takeWhereDue(begun);
          }
          return going;
        });
  }

  /** What is known without a check, which need not meet the same numbers on a GPU. */
  private static String seen(Row row, OptionalLong step, long steps) {
    return step.isPresent()
        ? "the loss was not finite at update " + (row.update(step.getAsLong()) + 1)
        : "the weights were not finite after update " + row.update(steps);
  }

  private boolean validate(Totals totals) {
    ExampleRows examples = array.data().validation();
    try (Weights weights = array.present()) {
      return evaluate(
          examples,
          weights,
          totals,
          chunk ->
              endDiverged(
                  i -> totals.broken(i).isPresent(),
                  i ->
                      "the loss of the validation rows was not finite after epoch "
                          + (array.rows().get(i).epochs() + 1)
                          + array.findInEvaluation(i, chunk, examples)));
    }
  }

  private boolean evaluate(
      ExampleRows examples, Weights weights, Totals totals, Consumer<Chunk> after) {
    return evaluation.run(
        examples,
        weights,
        totals,
        chunk -> {
          after.accept(chunk);
          return !listener.stopRequested();
        });
  }

  private void endDiverged(IntPredicate diverged, IntFunction<String> message) {
    for (int i = 0; i < array.rows().size(); i++) {
      Row row = array.rows().get(i);
      if (!row.isFinished() && diverged.test(i)) {
        events.diverged(row, message.apply(i));
      }
    }
  }

  private void endEpoch(BegunEpoch begun, Totals validated) {
    Totals trained = begun.totals();
    EpochMetrics names = new EpochMetrics(array.scores());
    double seconds = begun.seconds();
    boolean[] improved = new boolean[array.rows().size()];
    for (int i = 0; i < improved.length; i++) {
      Row row = array.rows().get(i);
      if (!row.isFinished()) {
        Map<String, Double> metrics = names.of(row, trained, validated, i);
        double lr = row.lr(row.update(trained.steps()) - 1);
        improved[i] = row.ended(metrics);
        Map<String, Double> logged = new LinkedHashMap<>(metrics);
        logged.putAll(begun.gauges().of(i));
        events.ended(row, new EpochRecord(row.epochs(), lr, logged, seconds));
      }
    }
    array.keepBest(improved);
  }

  /**
   * Tests the trials that have had their last epoch and lets go of them; gives whether there was
   * time to.
   */
  private boolean finish() {
    List<Row> last = array.rows().stream().filter(Row::isAtEnd).toList();
    Totals tested = array.totals(last.size());
    if (!last.isEmpty() && !test(last, tested)) {
      checkpoints.take();
      return false;
    }
    EpochMetrics names = new EpochMetrics(array.scores());
    for (int i = 0; i < last.size(); i++) {
      Row row = last.get(i);
      Map<String, Double> metrics = new LinkedHashMap<>(row.bestMetrics());
      names.add("test", row, tested, i, metrics);
      checkpoints.end(row);
      events.done(row, metrics, array.best(row));
    }
    array.retain(row -> !row.isFinished());
    return true;
  }

  private boolean test(List<Row> rows, Totals totals) {
    try (Weights weights = array.best(rows::contains)) {
      return evaluate(array.data().test(), weights, totals, chunk -> {});
    }
  }
}
