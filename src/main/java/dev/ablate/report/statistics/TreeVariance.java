package dev.ablate.report.statistics;

import dev.ablate.report.statistics.Design.Dimension;
import dev.ablate.report.statistics.RegressionTree.Box;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The variance of one tree over the whole space, and its parts.
 *
 * @param leaves of the tree
 * @param total the variance
 */
record TreeVariance(List<Dimension> dimensions, List<Leaf> leaves, double total) {

  /**
   * A leaf.
   *
   * @param levels for each dimension those that the leaf covers
   * @param volumes for each dimension the share of it that the leaf covers
   * @param part what the leaf adds to the mean of the tree's deviations from its mean
   */
  private record Leaf(int[][] levels, double[] volumes, double part) {}

  static TreeVariance of(RegressionTree tree, List<Dimension> dimensions) {
    List<Box> boxes = tree.boxes(dimensions);
    List<double[]> volumes = boxes.stream().map(box -> volumes(box, dimensions)).toList();
    double mean = 0;
    for (int i = 0; i < boxes.size(); i++) {
      mean += product(volumes.get(i)) * boxes.get(i).value();
    }
    double total = 0;
    Leaf[] leaves = new Leaf[boxes.size()];
    for (int i = 0; i < leaves.length; i++) {
      double deviation = boxes.get(i).value() - mean;
      double part = product(volumes.get(i)) * deviation;
      total += part * deviation;
      leaves[i] = new Leaf(levels(boxes.get(i)), volumes.get(i), part);
    }
    return new TreeVariance(dimensions, List.of(leaves), total);
  }

  private static int[][] levels(Box box) {
    return box.levels().stream().map(BitSet::stream).map(s -> s.toArray()).toArray(int[][]::new);
  }

  private static double[] volumes(Box box, List<Dimension> dimensions) {
    double[] volumes = new double[dimensions.size()];
    for (int d = 0; d < volumes.length; d++) {
      double[] shares = dimensions.get(d).shares();
      volumes[d] = box.levels().get(d).stream().mapToDouble(level -> shares[level]).sum();
    }
    return volumes;
  }

  private static double product(double[] volumes) {
    return Arrays.stream(volumes).reduce(1, (a, b) -> a * b);
  }

  /** The variance of the mean at each level of a dimension. */
  double of(int dimension) {
    double[] shares = dimensions.get(dimension).shares();
    double[] means = new double[shares.length];
    for (Leaf leaf : leaves) {
      double part = leaf.part() / leaf.volumes()[dimension];
      for (int level : leaf.levels()[dimension]) {
        means[level] += part;
      }
    }
    return squares(shares, means);
  }

  /** The variance of the mean at each two levels of two dimensions. */
  double of(int a, int b) {
    double[] down = dimensions.get(a).shares();
    double[] across = dimensions.get(b).shares();
    double[][] means = new double[down.length][across.length];
    for (Leaf leaf : leaves) {
      double part = leaf.part() / (leaf.volumes()[a] * leaf.volumes()[b]);
      for (int row : leaf.levels()[a]) {
        for (int column : leaf.levels()[b]) {
          means[row][column] += part;
        }
      }
    }
    double variance = 0;
    for (int row = 0; row < down.length; row++) {
      variance += down[row] * squares(across, means[row]);
    }
    return variance;
  }

  private static double squares(double[] shares, double[] means) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * means[i] * means[i];
    }
    return sum;
  }
}
