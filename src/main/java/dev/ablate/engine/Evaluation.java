package dev.ablate.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    int[] natural = PermutationSampler.natural(examples.count());
    List<Order> order = List.of(examples.partners().draw(natural, Draws.evaluationPartners()));
    return new Pass(order, BATCH, false)
        .run(
            pace,
            examples,
            chunk -> {
              array.evaluate(chunk, examples, weights, totals);
              return goOn.test(chunk);
            });
  }

  /** What a lone trial measures of its validation and test rows. */
  Map<String, Double> measured() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    add("val", array.data().validation(), metrics);
    add("test", array.data().test(), metrics);
    return metrics;
  }

  private void add(String split, ExampleRows examples, Map<String, Double> metrics) {
    Totals totals = array.totals();
    try (Weights weights = array.present()) {
      run(examples, weights, totals, chunk -> true);
    }
    new EpochMetrics(array.scores()).add(split, array.rows().get(0), totals, 0, metrics);
  }
}
