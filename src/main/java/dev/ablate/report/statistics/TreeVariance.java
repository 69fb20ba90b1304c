package dev.ablate.report.statistics;

import dev.ablate.report.statistics.Design.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The variance of one tree over the whole space, and its parts.
 *
 * @param boxes its leaves
 * @param volumes for each leaf and dimension the share of the dimension that the leaf covers
 */
record TreeVariance(
    List<Dimension> dimensions,
    List<RegressionTree.Box> boxes,
    List<double[]> volumes,
    double mean,
    double total) {

  static TreeVariance of(RegressionTree tree, List<Dimension> dimensions) {
    List<RegressionTree.Box> boxes = tree.boxes(dimensions);
    List<double[]> volumes = new ArrayList<>();
    double mean = 0;
    double squares = 0;
    for (RegressionTree.Box box : boxes) {
      double[] volume = volume(box, dimensions);
      volumes.add(volume);
      mean += product(volume) * box.value();
    }
    for (int i = 0; i < boxes.size(); i++) {
      squares += product(volumes.get(i)) * Math.pow(boxes.get(i).value() - mean, 2);
    }
    return new TreeVariance(dimensions, boxes, volumes, mean, squares);
  }

  private static double[] volume(RegressionTree.Box box, List<Dimension> dimensions) {
    double[] volume = new double[dimensions.size()];
    for (int d = 0; d < volume.length; d++) {
      double[] shares = dimensions.get(d).shares();
      volume[d] = box.levels().get(d).stream().mapToDouble(level -> shares[level]).sum();
    }
    return volume;
  }

  private static double product(double[] volume) {
    return Arrays.stream(volume).reduce(1, (a, b) -> a * b);
  }

  /** The variance of the mean at each level. */
  double main(int dimension) {
    double[] shares = dimensions.get(dimension).shares();
    double[] means = new double[shares.length];
    for (int i = 0; i < boxes.size(); i++) {
      double part = part(i) / volumes.get(i)[dimension];
      boxes.get(i).levels().get(dimension).stream().forEach(level -> means[level] += part);
    }
    double variance = 0;
    for (int level = 0; level < means.length; level++) {
      variance += shares[level] * means[level] * means[level];
    }
    return variance;
  }

  /** The variance of the mean at each two levels, less what both do alone. */
  double pair(int a, int b) {
    double[] across = dimensions.get(b).shares();
    double[] down = dimensions.get(a).shares();
    double[][] means = new double[down.length][across.length];
    for (int i = 0; i < boxes.size(); i++) {
      double part = part(i) / (volumes.get(i)[a] * volumes.get(i)[b]);
      int[] columns = boxes.get(i).levels().get(b).stream().toArray();
      boxes.get(i).levels().get(a).stream().forEach(level -> add(means[level], columns, part));
    }
    double variance = 0;
    for (int i = 0; i < down.length; i++) {
      for (int j = 0; j < across.length; j++) {
        variance += down[i] * across[j] * means[i][j] * means[i][j];
      }
    }
    return Math.max(0, variance - main(a) - main(b));
  }

  private static void add(double[] row, int[] columns, double part) {
    for (int column : columns) {
      row[column] += part;
    }
  }

  /** What a leaf adds to the mean of the tree's deviations from its mean. */
  private double part(int box) {
    return product(volumes.get(box)) * (boxes.get(box).value() - mean);
  }
}
