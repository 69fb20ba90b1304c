package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A OneCycleLR as a way through points: rates and momentum after a number of moves.
 *
 * @param schedule the OneCycleLR
 * @param ends the moves after which each phase is over, as Python expressions; first the start
 */
record OneCycleCode(Instance schedule, List<String> ends) {

  /** One that has this many moves. */
  static OneCycleCode of(Instance schedule, String moves) {
    String rise = Python.of(schedule.get("pct_start")) + " * " + moves;
    List<String> ends = new ArrayList<>(List.of("0", rise + " - 1"));
    if (schedule.bool("three_phase")) {
      ends.add("2 * " + rise + " - 2");
    }
    ends.add(moves + " - 1");
    return new OneCycleCode(schedule, ends);
  }

  /** Whether a phase has no length, for which PyTorch's class divides by zero. */
  static boolean hasEmptyPhase(Instance schedule) {
    double total = schedule.integer("total_steps");
    double rise = schedule.real("pct_start") * total;
    boolean three = schedule.bool("three_phase");
    return rise == 1 || rise == total || (three && 2 * rise - 2 == total - 1);
  }

  /** The rate, of another one. */
  String rate(double whole) {
    double top = schedule.real("max_lr") / whole;
    double start = top / schedule.real("div_factor");
    return way(start, top, start / schedule.real("final_div_factor"));
  }

  /** The momentum. */
  String momentum() {
    double most = schedule.real("max_momentum");
    return way(most, schedule.real("base_momentum"), most);
  }

  private String way(double start, double top, double end) {
    List<Double> values =
        ends.size() == 4 ? List.of(start, top, start, end) : List.of(start, top, end);
    List<String> points =
        IntStream.range(0, ends.size())
            .mapToObj(i -> "(" + ends.get(i) + ", " + Python.number(values.get(i)) + ")")
            .toList();
    String form = schedule.text("anneal_strategy").equals("cos") ? "curve" : "line";
    return form + "_through(i, " + Python.list(points) + ")";
  }
}
