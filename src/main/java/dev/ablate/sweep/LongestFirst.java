package dev.ablate.sweep;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ArrayWidth.Cost;
import dev.ablate.trial.Trial;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The order in which several trainers are handed arrays. By the seeds of their first trials it is
 * the plan's; of those with one seed, the ones that take longest come first, so that at the end
 * nobody trains alone what others cannot share.
 */
record LongestFirst(Plan plan) {

  /** Positions of the plan's arrays. */
  int[] order() {
    List<List<Trial>> arrays = plan.arrays();
    boolean measured = arrays.stream().allMatch(array -> cost(array).isPresent());
    double[] times = arrays.stream().mapToDouble(array -> time(array, measured)).toArray();
    Map<Long, Integer> seeds = new HashMap<>();
    arrays.forEach(array -> seeds.putIfAbsent(seed(array), seeds.size()));
    Comparator<Integer> bySeed = Comparator.comparing(i -> seeds.get(seed(arrays.get(i))));
    Comparator<Integer> byTime = Comparator.comparing(i -> times[i]);
    return IntStream.range(0, times.length)
        .boxed()
        .sorted(bySeed.thenComparing(byTime.reversed()))
        .mapToInt(i -> i)
        .toArray();
  }

  private static long seed(List<Trial> array) {
    return array.get(0).settings().seed();
  }

  /** What an array seems to take: seconds where all were measured, or else work to be done. */
  private double time(List<Trial> array, boolean measured) {
    return measured
        ? cost(array).orElseThrow().seconds()
            * array.stream().mapToDouble(this::steps).max().orElse(0)
        : array.stream().mapToDouble(this::work).sum();
  }

  /** What an update of an array took, or of the next wider one, or of the widest. */
  private Optional<Cost> cost(List<Trial> array) {
    List<Cost> costs =
        plan.widths().found(plan.trained(array.get(0))).map(ArrayWidth::costs).orElse(List.of());
    return costs.stream()
        .filter(cost -> cost.width() >= array.size())
        .findFirst()
        .or(() -> costs.stream().reduce((narrower, wider) -> wider));
  }

  /** Updates that are left. */
  private double steps(Trial trial) {
    Trial trained = plan.trained(trial);
    return trained.steps() - (double) plan.taken(trial) * trained.stepsPerEpoch();
  }

  /** Weights times rows times epochs that are left. */
  private double work(Trial trial) {
    double epochs = trial.settings().epochs() - plan.taken(trial);
    return epochs * trial.data().trainRows() * trial.network().parameters();
  }
}
