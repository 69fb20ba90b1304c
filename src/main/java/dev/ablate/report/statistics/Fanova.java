package dev.ablate.report.statistics;

import dev.ablate.report.statistics.Design.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Functional analysis of variance of a random forest: which share of the variance over the whole
 * space comes from a dimension alone, and which from two together beyond what each does alone.
 *
 * <p>Hutter, Hoos and Leyton-Brown, An Efficient Approach for Assessing Hyperparameter Importance,
 * ICML 2014. Each tree is decomposed exactly, from the boxes of its leaves; shares are means over
 * the trees. The space is the product of the dimensions, each weighed as it was tried ({@link
 * Dimension#of}). A dimension that some settings lack cuts trees only where all settings have it:
 * what it does there counts in the variance, and its own share has to be asked of a design that
 * holds only settings that have it.
 */
public final class Fanova {
  private final List<TreeVariance> trees;

  /** For each tree the variance of each dimension alone. */
  private final List<double[]> alone;

  private final OptionalDouble explained;

  private Fanova(Design design, List<RegressionTree> trees, OptionalDouble explained) {
    List<Dimension> dimensions = design.dimensions();
    this.explained = explained;
    this.trees =
        trees.stream()
            .map(tree -> TreeVariance.of(tree, dimensions))
            .filter(tree -> tree.total() > 0)
            .toList();
    this.alone =
        this.trees.stream()
            .map(tree -> IntStream.range(0, dimensions.size()).mapToDouble(tree::of).toArray())
            .toList();
  }

  /**
   * A share of the variance.
   *
   * @param mean over the trees, between 0 and 1
   * @param std over the trees; how unsure the forest is
   */
  public record Share(double mean, double std) {}

  /** The analysis of a design with one setting or more. */
  public static Fanova of(Design design) {
    RandomForest forest = RandomForest.of(design);
    return new Fanova(design, forest.trees(), forest.explained());
  }

  /** The analysis of one tree. */
  static Fanova of(Design design, RegressionTree tree) {
    return new Fanova(design, List.of(tree), OptionalDouble.empty());
  }

  /**
   * The share of the variance of settings unseen that the forest predicts; negative where it
   * predicts worse than their mean, empty where there is no variance.
   */
  public OptionalDouble explained() {
    return explained;
  }

  /** What a dimension does alone; empty where nothing varies. */
  public Optional<Share> main(int dimension) {
    return share((tree, own) -> own[dimension]);
  }

  /** What two dimensions do together beyond what each does alone; empty where nothing varies. */
  public Optional<Share> pair(int a, int b) {
    return share((tree, own) -> Math.max(0, tree.of(a, b) - own[a] - own[b]));
  }

  private Optional<Share> share(ToDoubleBiFunction<TreeVariance, double[]> variance) {
    double[] shares =
        IntStream.range(0, trees.size())
            .mapToDouble(
                i -> variance.applyAsDouble(trees.get(i), alone.get(i)) / trees.get(i).total())
            .toArray();
    if (shares.length == 0) {
      return Optional.empty();
    }
    Summary summary = Summary.of(shares);
    return Optional.of(new Share(summary.mean(), summary.std().orElse(0)));
  }
}
