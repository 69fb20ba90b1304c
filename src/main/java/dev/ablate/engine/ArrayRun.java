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

  ArrayRun(TrainingArray array, TrialEvents events, TrialListener listener) {
    this.array = array;
    this.events = events;
    this.listener = listener;
    this.training = new Pace(array.longestChunk());
    this.evaluation = new Evaluation(array);
    this.names = new EpochMetrics(array.scores());
  }

  /** Trains until no trial is left or the listener asks to stop. */
  void run() {
    boolean going = true;
    for (int epoch = 1; going && !array.rows().isEmpty(); epoch++) {
      going = epoch(epoch);
    }
  }

  /** Gives whether the epoch came to its end. */
  private boolean epoch(int epoch) {
    long start = System.nanoTime();
    Totals trained = array.totals();
    Totals validated = array.totals();
    Gauges gauges = new Gauges(array.rows().size());
    if (!train(epoch, trained, gauges) || !validate(epoch, validated)) {
      return false;
    }
    endEpoch(epoch, trained, validated, gauges, secondsEach(start));
    return finish(epoch) && retainLive();
  }

  private boolean train(int epoch, Totals totals, Gauges gauges) {
    Settings common = array.rows().get(0).settings();
    Pass pass = new Pass(array.orders(epoch), common.batchSize(), common.dropLast());
    long before = (long) (epoch - 1) * pass.steps();
    return pass.run(
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
          return !live.isEmpty() && !listener.stopRequested();
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

  private double secondsEach(long start) {
    return (System.nanoTime() - start) / 1e9 / array.rows().size();
  }

  private void endDiverged(IntPredicate diverged, IntFunction<String> message) {
    for (int i = 0; i < array.rows().size(); i++) {
      Row row = array.rows().get(i);
      if (!row.isFinished() && diverged.test(i)) {
        events.diverged(row, message.apply(i));
      }
    }
  }

  private void endEpoch(
      int epoch, Totals trained, Totals validated, Gauges gauges, double seconds) {
    boolean[] improved = new boolean[array.rows().size()];
    for (int i = 0; i < improved.length; i++) {
      Row row = array.rows().get(i);
      if (!row.isFinished()) {
        Map<String, Double> metrics = names.of(row, trained, validated, i);
        double lr = row.lr(epoch * trained.steps() - 1);
        improved[i] = row.ended(epoch, metrics);
        Map<String, Double> logged = new LinkedHashMap<>(metrics);
        logged.putAll(gauges.of(i));
        events.ended(row, new EpochRecord(epoch, lr, logged, seconds));
      }
    }
    array.keepBest(improved);
  }

  /** Tests the trials whose last epoch this was; gives whether there was time to. */
  private boolean finish(int epoch) {
    List<Row> last = array.rows().stream().filter(row -> row.endsAfter(epoch)).toList();
    Totals tested = array.totals(last.size());
    if (!last.isEmpty() && !test(last, tested)) {
      return false;
    }
    for (int i = 0; i < last.size(); i++) {
      Row row = last.get(i);
      Map<String, Double> metrics = new LinkedHashMap<>(row.bestMetrics());
      names.add("test", row, tested, i, metrics);
      events.done(row, metrics, array.best(row));
    }
    return true;
  }

  private boolean test(List<Row> rows, Totals totals) {
    try (Weights weights = array.best(rows::contains)) {
      return evaluate(array.data().test(), weights, totals, chunk -> {});
    }
  }

  private boolean retainLive() {
    array.retain(row -> !row.isFinished());
    return true;
  }
}
