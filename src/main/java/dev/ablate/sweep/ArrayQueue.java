package dev.ablate.sweep;

import dev.ablate.trial.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan's trials as they wait to be trained. Where trials of an array end, those of the next array
 * take their places if the same program trains them; so the plan's order is kept.
 */
final class ArrayQueue {
  private final Plan plan;
  private final Deque<Integer> positions = new ArrayDeque<>();

  /** What comes next and was looked at, or put back. */
  private final Deque<Waiting> front = new ArrayDeque<>();

  /** How many trials of a program fit into memory, where fewer do than were planned. */
  private final Map<String, Integer> fitting = new HashMap<>();

  /** Of the array that was taken last. */
  private String program = "";

  /** Trials of one program. */
  private record Waiting(String program, Deque<Trial> trials) {
    static Waiting of(List<Trial> trials) {
      return new Waiting(ArrayGrouping.program(trials.get(0)), new ArrayDeque<>(trials));
    }
  }

  /**
   * All trials that a plan has to train.
   *
   * @param order positions of the plan's arrays
   */
  ArrayQueue(Plan plan, int[] order) {
    this.plan = plan;
    Arrays.stream(order).forEach(positions::add);
  }

  boolean isEmpty() {
    return front.isEmpty() && positions.isEmpty();
  }

  /** Takes the next array. */
  List<Trial> take() {
    Waiting next = next();
    program = next.program();
    int most = fitting.getOrDefault(program, Integer.MAX_VALUE);
    List<Trial> array = new ArrayList<>();
    while (array.size() < most && !next.trials().isEmpty()) {
      array.add(remove(next));
    }
    return array;
  }

  /**
   * Whether a trial can join the array of another: where data do not live on the device, each epoch
   * would read them in an order of its own.
   */
  static boolean joins(Trial trial, Trial other) {
    return trial.data().isResident()
        && ArrayGrouping.program(trial).equals(ArrayGrouping.program(other));
  }

  /** The next trial, where it can join the array that was taken last. */
  Optional<Trial> joining() {
    if (isEmpty() || !next().program().equals(program)) {
      return Optional.empty();
    }
    return Optional.of(next().trials().getFirst()).filter(trial -> trial.data().isResident());
  }

  /** Takes the trial that {@link #joining} gave. */
  void takeJoining() {
    remove(next());
  }

  /**
   * Puts trials back of the array that was taken last.
   *
   * @param most how many of its program's are taken at once from now on
   */
  void putBack(List<Trial> trials, int most) {
    fitting.put(program, most);
    front.addFirst(new Waiting(program, new ArrayDeque<>(trials)));
  }

  private Waiting next() {
    if (front.isEmpty()) {
      front.add(Waiting.of(plan.arrays().get(positions.remove())));
    }
    return front.getFirst();
  }

  private Trial remove(Waiting next) {
    Trial first = next.trials().removeFirst();
    if (next.trials().isEmpty()) {
      front.removeFirst();
    }
    return first;
  }
}
