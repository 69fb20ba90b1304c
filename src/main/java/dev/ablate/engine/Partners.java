package dev.ablate.engine;

import dev.ablate.catalog.Task;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Draws the examples that stand beside each row: half of the partners in pairs are of the row's own
 * class, half of another; in triplets the second example is of the row's class and the third of
 * another. A row whose class has no other is its own partner.
 */
final class Partners {
  private final Task task;
  private final int[] classes;
  private final int[] byClass;
  private final int[] place;
  private final int[] start;

  /**
   * Partners among these classes.
   *
   * @param classes of each row
   * @param outputs how many classes there are
   */
  private Partners(Task task, int[] classes, int outputs) {
    this.task = task;
    this.classes = classes;
    this.byClass =
        IntStream.range(0, classes.length)
            .boxed()
            .sorted(Comparator.comparingInt(row -> classes[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.place = new int[classes.length];
    this.start = new int[outputs + 1];
    for (int i = 0; i < byClass.length; i++) {
      place[byClass[i]] = i;
      start[classes[byClass[i]] + 1] = i + 1;
    }
    for (int label = 1; label <= outputs; label++) {
      start[label] = Math.max(start[label], start[label - 1]);
    }
  }

  /** Those among the rows of a split; a task of single examples has none. */
  static Partners of(Split split, Task task, int outputs) {
    return split.targets() instanceof Targets.Classes labels && task.views() > 1
        ? new Partners(task, labels.values(), outputs)
        : new Partners(task, new int[0], 0);
  }

  /** The rows in some order, each with its partners; who they are does not depend on the order. */
  Order draw(int[] order, UniformRandomProvider random) {
    return switch (task) {
      case PAIRS -> new Order(List.of(order, inOrder(order, mixed(random))));
      case TRIPLETS ->
          new Order(
              List.of(
                  order,
                  inOrder(order, forEach(row -> fellow(row, random))),
                  inOrder(order, forEach(row -> stranger(row, random)))));
      case CLASSES, NUMBERS, LABELS -> Order.of(order);
    };
  }

  private int[] mixed(UniformRandomProvider random) {
    int[] turns = PermutationSampler.natural(classes.length);
    PermutationSampler.shuffle(random, turns);
    return forEach(row -> turns[row] % 2 == 0 ? fellow(row, random) : stranger(row, random));
  }

  private int[] forEach(IntUnaryOperator partner) {
    return IntStream.range(0, classes.length).map(partner).toArray();
  }

  private static int[] inOrder(int[] order, int[] partners) {
    return IntStream.of(order).map(row -> partners[row]).toArray();
  }

  /** Another row of the same class. */
  private int fellow(int row, UniformRandomProvider random) {
    int first = start[classes[row]];
    int others = start[classes[row] + 1] - first - 1;
    if (others == 0) {
      return row;
    }
    int drawn = first + random.nextInt(others);
    return byClass[drawn < place[row] ? drawn : drawn + 1];
  }

  /** A row of another class. */
  private int stranger(int row, UniformRandomProvider random) {
    int first = start[classes[row]];
    int own = start[classes[row] + 1] - first;
    int drawn = random.nextInt(classes.length - own);
    return byClass[drawn < first ? drawn : drawn + own];
  }
}
