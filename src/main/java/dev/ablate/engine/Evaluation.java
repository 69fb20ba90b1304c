package dev.ablate.engine;

import dev.ablate.data.DataSet;
import dev.ablate.data.Split;
import dev.ablate.trial.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.rng.sampling.PermutationSampler;

/** Goes over rows without training on them. */
final class Evaluation {
  /** Rows of a step: fixed, so that no setting moves a bit of a metric. */
  private static final int BATCH = 256;

  private final TrainingArray array;
  private final Pace pace = new Pace();

  Evaluation(TrainingArray array) {
    this.array = array;
  }

  /**
   * Evaluates weights on some rows.
   *
   * @param goOn is asked after each chunk
   * @return whether it came to its end
   */
  boolean run(ExampleRows examples, Weights weights, Totals totals, Predicate<Chunk> goOn) {
    return pass(examples)
        .run(
            pace,
            examples,
            chunk -> {
              array.evaluate(chunk, examples, weights, totals);
              return goOn.test(chunk);
            });
  }

  private static Pass pass(ExampleRows examples) {
    int[] natural = PermutationSampler.natural(examples.count());
    Order order = examples.partners().draw(natural, Draws.evaluationPartners());
    return new Pass(List.of(order), BATCH, false);
  }

  /** What a lone trial measures of its validation and test rows. */
  Map<String, Double> measured() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    add("val", array.data().validation(), metrics);
    add("test", array.data().test(), metrics);
    return metrics;
  }

  /**
   * What a lone trial predicts of its validation and test rows, those that there are.
   *
   * @param set the data set that the array evaluates
   */
  List<Predictions> predicted(DataSet set) {
    List<Predictions> splits = new ArrayList<>();
    predict("val", set, set.validation(), array.data().validation()).ifPresent(splits::add);
    predict("test", set, set.test(), array.data().test()).ifPresent(splits::add);
    return splits;
  }

  private Optional<Predictions> predict(
      String name, DataSet set, Split split, ExampleRows examples) {
    if (split.rows() == 0) {
      return Optional.empty();
    }
    Tally tally = new Tally(set, split);
    try (Weights weights = array.present()) {
      pass(examples)
          .run(
              pace,
              examples,
              chunk -> {
                tally.add(array.outputs(chunk, examples, weights));
                return true;
              });
    }
    return Optional.of(tally.predictions(name));
  }

  private void add(String split, ExampleRows examples, Map<String, Double> metrics) {
    Totals totals = array.totals();
    try (Weights weights = array.present()) {
      run(examples, weights, totals, chunk -> true);
    }
    new EpochMetrics(array.scores()).add(split, array.rows().get(0), totals, 0, metrics);
  }
}
