package dev.ablate.report.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A regression tree over levels: every leaf is a box of the space with one value.
 *
 * <p>Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984).
 */
record RegressionTree(Node root) {

  /** A part of the space. */
  sealed interface Node permits Split, Leaf {

    /** The mean of what was measured there. */
    double value();
  }

  /**
   * A part cut in two.
   *
   * @param left the levels of the dimension that lead to {@code low}
   */
  record Split(double value, int dimension, BitSet left, Node low, Node high) implements Node {}

  /** A part of one value. */
  record Leaf(double value) implements Node {}

  /**
   * A leaf with its place.
   *
   * @param levels for each dimension those that the leaf covers
   */
  record Box(double value, List<BitSet> levels) {}

  /**
   * What the tree says of a setting; where it asks for a dimension that the setting does not have,
   * the mean over both answers as they were measured.
   */
  double predict(int[] row) {
    Node node = root;
    while (node instanceof Split split && row[split.dimension()] != Design.ABSENT) {
      node = split.left().get(row[split.dimension()]) ? split.low() : split.high();
    }
    return node.value();
  }

  /** All leaves; their boxes fill the space without overlap. */
  List<Box> boxes(List<Design.Dimension> dimensions) {
    List<BitSet> space = new ArrayList<>();
    for (Design.Dimension dimension : dimensions) {
      BitSet all = new BitSet();
      all.set(0, dimension.levels());
      space.add(all);
    }
    List<Box> boxes = new ArrayList<>();
    collect(root, space, boxes);
    return boxes;
  }

  private static void collect(Node node, List<BitSet> levels, List<Box> boxes) {
    if (node instanceof Split split) {
      BitSet low = (BitSet) levels.get(split.dimension()).clone();
      BitSet high = (BitSet) low.clone();
      low.and(split.left());
      high.andNot(split.left());
      collect(split.low(), with(levels, split.dimension(), low), boxes);
      collect(split.high(), with(levels, split.dimension(), high), boxes);
    } else {
      boxes.add(new Box(node.value(), levels));
    }
  }

  private static List<BitSet> with(List<BitSet> levels, int dimension, BitSet replaced) {
    List<BitSet> all = new ArrayList<>(levels);
    all.set(dimension, replaced);
    return all;
  }
}
