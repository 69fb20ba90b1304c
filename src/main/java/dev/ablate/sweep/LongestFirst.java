package dev.ablate.sweep;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ArrayWidth.Cost;
import dev.ablate.trial.Trial;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The order in which several trainers are handed arrays. By the seeds of their first trials it is
 * the plan's; of those with one seed, the ones that take longest come first, so that at the end
 * nobody trains alone what others cannot share.
 */
record LongestFirst(Plan plan) {

  /**
   * What is to be known of an array.
   *
   * @param seed of its first trial
   * @param seconds that it seems to take, where its program was measured
   * @param work to be done: weights times rows times epochs that are left, of all trials
   */
  private record Length(long seed, OptionalDouble seconds, double work) {}

  /** Positions of the plan's arrays. */
  int[] order() {
    Function<Trial, Optional<ArrayWidth>> found = plan.widths().finder();
    List<Length> arrays = plan.arrays().stream().map(array -> length(array, found)).toList();
    boolean measured = arrays.stream().allMatch(array -> array.seconds().isPresent());
    Map<Long, Integer> seeds = new HashMap<>();
    arrays.forEach(array -> seeds.putIfAbsent(array.seed(), seeds.size()));
    Comparator<Integer> bySeed = Comparator.comparing(i -> seeds.get(arrays.get(i).seed()));
    Comparator<Integer> byTime =
        Comparator.comparing(
            i -> measured ? arrays.get(i).seconds().orElseThrow() : arrays.get(i).work());
    return IntStream.range(0, arrays.size())
        .boxed()
        .sorted(bySeed.thenComparing(byTime.reversed()))
        .mapToInt(i -> i)
        .toArray();
  }

  private Length length(List<Trial> array, Function<Trial, Optional<ArrayWidth>> found) {
    Trial first = array.get(0);
    double steps = array.stream().mapToDouble(this::steps).max().orElse(0);
    double work = array.stream().mapToDouble(this::work).sum();
    OptionalDouble seconds =
        cost(array.size(), found.apply(plan.sized(first)))
            .map(cost -> OptionalDouble.of(cost.seconds() * steps))
            .orElse(OptionalDouble.empty());
    return new Length(first.settings().seed(), seconds, work);
  }

  /** What an update of this many trials took, or of the next wider array, or of the widest. */
  private static Optional<Cost> cost(int trials, Optional<ArrayWidth> found) {
    List<Cost> costs = found.map(ArrayWidth::costs).orElse(List.of());
    return costs.stream()
        .filter(cost -> cost.width() >= trials)
        .findFirst()
        .or(() -> costs.stream().reduce((narrower, wider) -> wider));
  }

  /** Updates that are left. */
  private double steps(Trial trial) {
    Trial sized = plan.sized(trial);
    return sized.steps() - (double) plan.taken(trial) * sized.stepsPerEpoch();
  }

  private double work(Trial trial) {
    double epochs = trial.settings().epochs() - plan.taken(trial);
    return epochs * trial.data().trainRows() * trial.network().parameters();
  }
}
