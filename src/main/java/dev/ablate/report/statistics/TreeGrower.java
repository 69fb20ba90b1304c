package dev.ablate.report.statistics;

import dev.ablate.report.statistics.RegressionTree.Leaf;
import dev.ablate.report.statistics.RegressionTree.Node;
import dev.ablate.report.statistics.RegressionTree.Split;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Grows regression trees until all settings of a leaf are equal, in what they are or in what came
 * of them.
 *
 * <p>Levels without order are ordered by their means first, which finds the best cut among all
 * (Breiman et al. 1984, section 9.4). A dimension may cut only where every setting has it, so a
 * conditional dimension is asked for beneath what makes it exist and never tells settings that have
 * it from settings that do not.
 *
 * @param tried the share of the dimensions that a cut may choose from, drawn for each; at least one
 * @param smallest with fewer than twice as many settings a part is not cut
 */
record TreeGrower(Design design, double tried, int smallest, UniformRandomProvider random) {

  /** A cut, and by how much it lowers the sum of squares. */
  private record Cut(int dimension, BitSet left, double gain) {}

  /**
   * A tree of some settings.
   *
   * @param sample indices of settings, which may repeat; at least one
   */
  RegressionTree grow(int... sample) {
    return new RegressionTree(node(sample));
  }

  private Node node(int[] sample) {
    double mean = mean(sample);
    Optional<Cut> best = leaf(sample) ? Optional.empty() : best(sample);
    if (best.isEmpty()) {
      return new Leaf(mean);
    }
    Cut cut = best.get();
    IntPredicate low = row -> cut.left().get(design.level(row, cut.dimension()));
    return new Split(
        mean,
        cut.dimension(),
        cut.left(),
        node(Arrays.stream(sample).filter(low).toArray()),
        node(Arrays.stream(sample).filter(low.negate()).toArray()));
  }

  /** The best cut by the dimensions drawn; by the next ones where these have none. */
  private Optional<Cut> best(int[] sample) {
    int[] dimensions =
        IntStream.range(0, design.dimensions().size()).filter(d -> complete(sample, d)).toArray();
    PermutationSampler.shuffle(random, dimensions);
    int wanted = (int) Math.ceil(tried * dimensions.length);
    Optional<Cut> best = Optional.empty();
    for (int i = 0; i < dimensions.length && (i < wanted || best.isEmpty()); i++) {
      Optional<Cut> cut = cut(sample, dimensions[i]);
      if (best.isEmpty() || (cut.isPresent() && cut.get().gain() > best.get().gain())) {
        best = cut;
      }
    }
    return best;
  }

  private boolean complete(int[] sample, int dimension) {
    return Arrays.stream(sample).allMatch(row -> design.level(row, dimension) != Design.ABSENT);
  }

  /** The best cut by a dimension; empty where all settings have one level. */
  private Optional<Cut> cut(int[] sample, int dimension) {
    Design.Dimension cutting = design.dimensions().get(dimension);
    double mean = mean(sample);
    double[] sums = new double[cutting.levels()];
    int[] counts = new int[cutting.levels()];
    for (int row : sample) {
      sums[design.level(row, dimension)] += design.values()[row] - mean;
      counts[design.level(row, dimension)]++;
    }
    int[] seen = IntStream.range(0, sums.length).filter(level -> counts[level] > 0).toArray();
    int[] order = cutting.ordered() ? seen : byMean(seen, sums, counts);
    double most = Double.NEGATIVE_INFINITY;
    int place = 0;
    double sum = 0;
    int count = 0;
    for (int i = 0; i + 1 < order.length; i++) {
      sum += sums[order[i]];
      count += counts[order[i]];
      double gain = gain(sum, count, sample.length);
      if (gain > most) {
        most = gain;
        place = i + 1;
      }
    }
    return place == 0
        ? Optional.empty()
        : Optional.of(new Cut(dimension, left(order, place, cutting.ordered()), most));
  }

  private static int[] byMean(int[] levels, double[] sums, int[] counts) {
    return Arrays.stream(levels)
        .boxed()
        .sorted(Comparator.comparingDouble(level -> sums[level] / counts[level]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * What a cut takes off the squares: sums are of deviations, so those of its sides are opposite.
   */
  private static double gain(double sum, int count, int all) {
    return sum * sum / count + sum * sum / (all - count);
  }

  /**
   * The levels left of a cut. Unseen ones go by the middle between their seen neighbours where
   * there is an order, else to the right.
   */
  private static BitSet left(int[] order, int at, boolean ordered) {
    BitSet left = new BitSet();
    if (ordered) {
      left.set(0, (order[at - 1] + order[at]) / 2 + 1);
    } else {
      Arrays.stream(order, 0, at).forEach(left::set);
    }
    return left;
  }

  private boolean leaf(int[] sample) {
    return sample.length < 2 * smallest
        || Arrays.stream(sample)
            .allMatch(row -> design.values()[row] == design.values()[sample[0]]);
  }

  private double mean(int[] sample) {
    return Arrays.stream(sample).mapToDouble(row -> design.values()[row]).average().orElseThrow();
  }
}
