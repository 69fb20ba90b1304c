package dev.ablate.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A random forest of regression trees, each grown from a bootstrap sample of the settings. Its
 * draws are seeded: equal designs, equal forests.
 *
 * <p>Breiman, Random Forests, Machine Learning 45 (2001).
 *
 * @param explained the share of the variance of settings that the trees which have not seen them
 *     predict (out-of-bag R²); negative where the mean predicts better; empty where all values are
 *     equal
 */
record RandomForest(List<RegressionTree> trees, OptionalDouble explained) {
  private static final int TREES = 64;

  /** As the reference implementation of fANOVA has it. */
  private static final double TRIED = 0.7;

  /** About; of very many settings a leaf holds several. */
  private static final int MOST_LEAVES = 500;

  private static final long SEED = 0xF0_2014L;

  /** The forest of a design with one setting or more. */
  static RandomForest of(Design design) {
    int smallest = Math.max(1, design.size() / MOST_LEAVES);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
    TreeGrower grower = new TreeGrower(design, TRIED, smallest, random);
    List<RegressionTree> trees = new ArrayList<>();
    List<BitSet> bags = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      int[] sample =
          IntStream.range(0, design.size()).map(n -> random.nextInt(design.size())).toArray();
      BitSet bag = new BitSet();
      Arrays.stream(sample).forEach(bag::set);
      trees.add(grower.grow(sample));
      bags.add(bag);
    }
    return new RandomForest(List.copyOf(trees), explained(design, trees, bags));
  }

  private static OptionalDouble explained(
      Design design, List<RegressionTree> trees, List<BitSet> bags) {
    double mean = Arrays.stream(design.values()).average().orElseThrow();
    double errors = 0;
    double squares = 0;
    for (int row = 0; row < design.size(); row++) {
      OptionalDouble prediction = unseen(design, trees, bags, row);
      if (prediction.isPresent()) {
        errors += Math.pow(design.values()[row] - prediction.getAsDouble(), 2);
        squares += Math.pow(design.values()[row] - mean, 2);
      }
    }
    return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - errors / squares);
  }

  /** The mean prediction of a setting by the trees that have not seen it. */
  private static OptionalDouble unseen(
      Design design, List<RegressionTree> trees, List<BitSet> bags, int row) {
    return IntStream.range(0, trees.size())
        .filter(i -> !bags.get(i).get(row))
        .mapToDouble(i -> trees.get(i).predict(design.rows().get(row)))
        .average();
  }
}
