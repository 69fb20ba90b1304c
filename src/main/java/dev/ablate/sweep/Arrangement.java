package dev.ablate.sweep;

import dev.ablate.space.LazyList;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Which trials of a plan are trained in which arrays.
 *
 * @param positions of the trials of each array, in the order in which arrays are trained
 * @param arrayOf the array of each trial, or {@link #NONE}
 */
record Arrangement(List<int[]> positions, int[] arrayOf) {
  private static final int NONE = -1;

  /**
   * Puts trials into arrays.
   *
   * @param trials how many the plan has
   * @param toRun positions of those that are to be trained
   */
  static Arrangement of(ArrayGrouping grouping, int trials, int[] toRun, IntFunction<Trial> trial) {
    List<int[]> positions =
        grouping.arrays(new LazyList<>(toRun.length, i -> trial.apply(toRun[i]))).stream()
            .map(array -> Arrays.stream(array).map(position -> toRun[position]).toArray())
            .toList();
    int[] arrayOf = new int[trials];
    Arrays.fill(arrayOf, NONE);
    for (int array = 0; array < positions.size(); array++) {
      for (int position : positions.get(array)) {
        arrayOf[position] = array;
      }
    }
    return new Arrangement(positions, arrayOf);
  }

  /** The arrays, each made when it is asked for. */
  List<List<Trial>> arrays(IntFunction<Trial> trial) {
    return new LazyList<>(
        positions.size(), a -> Arrays.stream(positions.get(a)).mapToObj(trial).toList());
  }

  /** The array of a trial; empty where it is not trained. */
  OptionalInt arrayOf(int trial) {
    return arrayOf[trial] == NONE ? OptionalInt.empty() : OptionalInt.of(arrayOf[trial]);
  }

  /** Trials of the plan, in these arrays instead. */
  List<PlannedTrial> planned(List<PlannedTrial> trials) {
    return new LazyList<>(trials.size(), trial -> trials.get(trial).in(arrayOf(trial)));
  }
}
