package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.ablate.catalog.Shape;
import dev.ablate.program.Program;
import dev.ablate.program.optimizer.UpdateRule;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tensors of checkpoints: rows of an array's state, and back. A row holds what its own
 * optimizer uses, whatever the other rows of its array need.
 *
 * @param program of the array
 */
record States(Program program) {
  private static final String NOW = "now.";
  private static final String BEST = "best.";

  /**
   * Copies a trial's row from the device.
   *
   * @param best the state of its best epoch, as far as evaluation needs it
   */
  List<NamedTensor> row(Row row, NDList state, NDList best, int index) {
    List<NamedTensor> tensors = new ArrayList<>();
    add(NOW, places(row.rule()).mapToObj(state::get).toList(), index, tensors);
    add(BEST, best, index, tensors);
    return tensors;
  }

  private static void add(String prefix, List<NDArray> from, int row, List<NamedTensor> tensors) {
    for (int i = 0; i < from.size(); i++) {
      float[] values = Tensors.row(from.get(i), row);
      tensors.add(new NamedTensor(prefix + i, Shape.of(values.length), values));
    }
  }

  /**
   * Rows that come to an array.
   *
   * @param state all of it
   * @param best what evaluation needs of it after their best epochs
   */
  record Arrival(NDList state, NDList best) {}

  /** Puts rows on the device. */
  Arrival arrival(List<Entrant> entrants, NDManager manager) {
    try (NDManager own = manager.newSubManager()) {
      List<NDList> states = entrants.stream().map(entrant -> state(entrant, own)).toList();
      List<NDList> best =
          IntStream.range(0, states.size())
              .mapToObj(i -> best(entrants.get(i), states.get(i), own))
              .toList();
      return new Arrival(stacked(states, manager), stacked(best, manager));
    }
  }

  private NDList state(Entrant entrant, NDManager manager) {
    Row row = entrant.row();
    NDList state = InitialState.of(program, List.of(row), manager);
    entrant
        .state()
        .ifPresent(saved -> fill(state, places(row.rule()).toArray(), NOW, saved, manager));
    return state;
  }

  /** Before there is one, the start. */
  private NDList best(Entrant entrant, NDList state, NDManager manager) {
    NDList best = new NDList(state.subNDList(0, program.evaluated()));
    int[] places = IntStream.range(0, best.size()).toArray();
    entrant.state().ifPresent(saved -> fill(best, places, BEST, saved, manager));
    return best;
  }

  private static void fill(
      NDList row, int[] places, String prefix, TrainingState saved, NDManager manager) {
    List<NamedTensor> own =
        saved.tensors().stream().filter(tensor -> tensor.name().startsWith(prefix)).toList();
    for (int i = 0; i < places.length; i++) {
      ai.djl.ndarray.types.Shape shape = row.get(places[i]).getShape();
      row.set(places[i], manager.create(own.get(i).values(), shape));
    }
  }

  private static NDList stacked(List<NDList> rows, NDManager manager) {
    NDList stacked = new NDList();
    for (int i = 0; i < rows.get(0).size(); i++) {
      int tensor = i;
      NDList each = new NDList(rows.stream().map(row -> row.get(tensor)).toList());
      NDArray all = NDArrays.concat(each);
      all.attach(manager);
      stacked.add(all);
    }
    return stacked;
  }

  /** Where in the state the tensors stand that a rule uses. */
  private IntStream places(UpdateRule rule) {
    int slots = program.evaluated();
    int numbers = slots + program.slots();
    int end = numbers + program.numbers();
    int others = program.scaled() ? 2 : 0;
    IntStream own =
        IntStream.concat(
            IntStream.range(0, slots + rule.slots()),
            IntStream.range(numbers, numbers + rule.numbers()));
    return IntStream.concat(own, IntStream.range(end, end + others));
  }
}
