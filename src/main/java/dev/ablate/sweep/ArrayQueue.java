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

  /**
   * Trials of one program.
   *
   * @param alone whether each is trained with no other beside it
   */
  private record Waiting(String program, Deque<Trial> trials, boolean alone) {
    static Waiting of(List<Trial> trials, boolean alone) {
      return new Waiting(ArrayGrouping.program(trials.get(0)), new ArrayDeque<>(trials), alone);
    }
  }

  /**
   * Trials to be trained together.
   *
   * @param program that trains them
   * @param alone whether none may join
   */
  record Taken(String program, List<Trial> trials, boolean alone) {}

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

  /**
   * Takes the next array. Where there are more free trainers than arrays, it is shared by those
   * that have none.
   *
   * @param free how many trainers have nothing to train, with the one that asks
   */
  Taken take(int free) {
    Waiting next = next();
    int most = next.alone() ? 1 : fitting.getOrDefault(next.program(), Integer.MAX_VALUE);
    int share = share(next, free);
    List<Trial> array = new ArrayList<>();
    while (array.size() < Math.min(most, share)) {
      array.add(remove(next));
    }
    return new Taken(next.program(), array, next.alone());
  }

  private int share(Waiting next, int free) {
    int others = front.size() - 1 + positions.size();
    int trainers = Math.max(1, free - others);
    return (next.trials().size() + trainers - 1) / trainers;
  }

  /**
   * Whether a trial can join the array of another: where data do not live on the device, each epoch
   * would read them in an order of its own.
   */
  static boolean joins(Trial trial, Trial other) {
    return trial.data().isResident()
        && ArrayGrouping.program(trial).equals(ArrayGrouping.program(other));
  }

  /** The next trial that need not be alone, where it can join an array of a program. */
  Optional<Trial> joining(String program) {
    return open()
        .filter(next -> next.program().equals(program))
        .map(next -> next.trials().getFirst())
        .filter(trial -> trial.data().isResident());
  }

  /** Takes the trial that {@link #joining} gave. */
  void takeJoining() {
    open().ifPresent(this::remove);
  }

  /** Notes how many trials of a program are taken at once at most from now on. */
  void fits(String program, int most) {
    fitting.put(program, most);
  }

  /** Puts trials of one program back, to be trained together next. */
  void putBack(List<Trial> trials) {
    front.addFirst(Waiting.of(trials, false));
  }

  /** Puts trials of one program back, to be trained next, one after the other. */
  void putBackAlone(List<Trial> trials) {
    front.addFirst(Waiting.of(trials, true));
  }

  private Waiting next() {
    if (front.isEmpty()) {
      look();
    }
    return front.getFirst();
  }

  /** The first that are not to be alone. */
  private Optional<Waiting> open() {
    if (front.stream().allMatch(Waiting::alone) && !positions.isEmpty()) {
      look();
    }
    return front.stream().filter(waiting -> !waiting.alone()).findFirst();
  }

  private void look() {
    front.addLast(Waiting.of(plan.arrays().get(positions.remove()), false));
  }

  private Trial remove(Waiting next) {
    Trial first = next.trials().removeFirst();
    if (next.trials().isEmpty()) {
      front.remove(next);
    }
    return first;
  }
}
