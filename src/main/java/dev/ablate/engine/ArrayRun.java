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

/** Trains an array from its first epoch to the last epoch of its last trial. */
final class ArrayRun {
  private final TrainingArray array;
  private final TrialEvents events;
  private final TrialListener listener;
  private final EpochMetrics names;
  private final Pace training;
  private final Evaluation evaluation;
  private final ArrayStart start;
  private final ArrayCheckpoints checkpoints;

  /**
   * A run.
   *
   * @param start where the rows stand
   * @param cadence when their checkpoints are due
   */
  ArrayRun(
      TrainingArray array,
      ArrayStart start,
      TrialEvents events,
      TrialListener listener,
      Cadence cadence) {
    this.array = array;
    this.start = start;
    this.events = events;
    this.listener = listener;
    this.checkpoints = new ArrayCheckpoints(array, start, listener, cadence);
    this.training = new Pace(array.longestChunk());
    this.evaluation = new Evaluation(array);
    this.names = new EpochMetrics(array.scores());
  }

  /** Trains until no trial is left or the listener asks to stop. */
  void run() {
    boolean going = !start.isBetweenEpochs() || finish(start.epochs());
    for (int epoch = start.epochs() + 1; going && !array.rows().isEmpty(); epoch++) {
      going = epoch(epoch);
    }
  }

  /** Gives whether the epoch came to its end. */
  private boolean epoch(int epoch) {
    BegunEpoch begun = start.epoch(epoch, array);
    Totals validated = array.totals();
    if (!train(epoch, begun) || !validate(epoch, validated)) {
      checkpoints.take(epoch - 1, begun);
      return false;
    }
    endEpoch(epoch, begun, validated);
    boolean going = finish(epoch);
    if (going) {
      checkpoints.takeWhereDue(epoch);
    }
    return going;
  }

  private boolean train(int epoch, BegunEpoch begun) {
    Totals totals = begun.totals();
    Gauges gauges = begun.gauges();
    Settings common = array.rows().get(0).settings();
    Pass pass = new Pass(array.orders(epoch), common.batchSize(), common.dropLast());
    long before = (long) (epoch - 1) * pass.steps();
    return pass.run(
        begun.steps(),
        training,
        array.data().train(),
        chunk -> {
          long update = before + totals.steps();
          array.train(chunk, update, totals, gauges);
          endDiverged(
              i -> totals.broken(i).isPresent() || !gauges.finite(i),
              i ->
                  array
                      .findInTraining(i, chunk, update)
                      .orElseGet(() -> seen(totals.broken(i), before, update + chunk.steps())));
          List<Row> live = array.rows().stream().filter(row -> !row.isFinished()).toList();
          live.forEach(row -> listener.progressed(row.trial(), chunk.steps()));
          boolean going = !live.isEmpty() && !listener.stopRequested();
          if (going) {
            checkpoints.takeWhereDue(epoch - 1, begun);
          }
          return going;
        });
  }

  /** What is known without a check, which need not meet the same numbers on a GPU. */
  private static String seen(OptionalLong step, long before, long updates) {
    return step.isPresent()
        ? "the loss was not finite at update " + (before + step.getAsLong() + 1)
        : "the weights were not finite after update " + updates;
  }

  private boolean validate(int epoch, Totals totals) {
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
                          + epoch
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

  private void endEpoch(int epoch, BegunEpoch begun, Totals validated) {
    Totals trained = begun.totals();
    double seconds = begun.seconds();
    boolean[] improved = new boolean[array.rows().size()];
    for (int i = 0; i < improved.length; i++) {
      Row row = array.rows().get(i);
      if (!row.isFinished()) {
        Map<String, Double> metrics = names.of(row, trained, validated, i);
        double lr = row.lr(epoch * trained.steps() - 1);
        improved[i] = row.ended(epoch, metrics);
        Map<String, Double> logged = new LinkedHashMap<>(metrics);
        logged.putAll(begun.gauges().of(i));
        events.ended(row, new EpochRecord(epoch, lr, logged, seconds));
      }
    }
    array.keepBest(improved);
  }

  /**
   * Tests the trials whose last epoch this was and lets go of them; gives whether there was time
   * to.
   */
  private boolean finish(int epoch) {
    List<Row> last = array.rows().stream().filter(row -> row.endsAfter(epoch)).toList();
    Totals tested = array.totals(last.size());
    if (!last.isEmpty() && !test(last, tested)) {
      checkpoints.take(epoch);
      return false;
    }
    for (int i = 0; i < last.size(); i++) {
      Row row = last.get(i);
      Map<String, Double> metrics = new LinkedHashMap<>(row.bestMetrics());
      names.add("test", row, tested, i, metrics);
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
