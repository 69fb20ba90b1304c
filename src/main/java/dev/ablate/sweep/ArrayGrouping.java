package dev.ablate.sweep;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.NetworkText;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Puts trials into arrays, each of which one program trains.
 *
 * <p>Trials share an array where they have the same data, network and values of every parameter
 * that the catalog does not let differ; where the data set is too large to live on the device, also
 * the seed, because each seed would read it in an order of its own. Within an array, and from array
 * to array, the plan's order is kept: it goes by seed first, so what is trained before a run is cut
 * short compares fairly.
 */
final class ArrayGrouping {

  /**
   * The most rows without convolutions. The time of a step and row falls with the width, steeply at
   * first; at 64 rows an MLP 64-128-128-10 took a third of its time alone.
   */
  static final int WIDEST = 64;

  /**
   * The most rows with convolutions, which keep a core busy alone: at 16 rows a small CNN took four
   * fifths of its time alone, and memory for activations grows with every row.
   */
  static final int WIDEST_WITH_CONVOLUTIONS = 16;

  private final OptionalInt widest;

  /** A grouping with at most that many trials in one array, or as many as is good for speed. */
  ArrayGrouping(OptionalInt widest) {
    this.widest = widest;
  }

  /** What must be equal in one array. */
  private record Program(Instance data, String content, String network, Map<String, Value> shared) {

    static Program of(Trial trial) {
      Map<String, Value> shared = new LinkedHashMap<>();
      Settings settings = trial.settings();
      share("", settings.root(), shared);
      shared.keySet().removeIf(path -> path.equals("model") || path.startsWith("model."));
      if (!trial.data().isResident()) {
        shared.put("seed", settings.root().get("seed"));
      }
      return new Program(
          settings.data(),
          trial.data().contentHash(),
          NetworkText.of(trial.network(), parameter -> !parameter.perTrial()),
          shared);
    }

    private static void share(String prefix, Instance owner, Map<String, Value> shared) {
      for (Parameter parameter : owner.component().parameters()) {
        Value value = owner.arguments().get(parameter.name());
        String path = prefix + parameter.name();
        if (parameter.perTrial() || value == null) {
          continue;
        }
        if (value instanceof Instance instance) {
          shared.put(path, new Value.Text(instance.name()));
          share(path + ".", instance, shared);
        } else {
          shared.put(path, value);
        }
      }
    }
  }

  /**
   * The number of each trial's array, by fingerprint; numbers begin at 0 and follow the order in
   * which arrays are trained.
   *
   * @param trials in the plan's order
   */
  Map<String, Integer> arrays(List<Trial> trials) {
    Map<Program, List<Integer>> positions = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      positions.computeIfAbsent(Program.of(trials.get(i)), p -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> arrays =
        positions.values().stream()
            .flatMap(group -> split(group, widest(trials.get(group.get(0)))).stream())
            .sorted(Comparator.comparing(array -> array.get(0)))
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    for (int number = 0; number < arrays.size(); number++) {
      for (int position : arrays.get(number)) {
        numbers.put(trials.get(position).fingerprint(), number);
      }
    }
    return numbers;
  }

  /** As few parts as the width allows, as equal in size as can be. */
  private static List<List<Integer>> split(List<Integer> group, int width) {
    int parts = (group.size() + width - 1) / width;
    List<List<Integer>> arrays = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) group.size() * part / parts);
      int to = (int) ((long) group.size() * (part + 1) / parts);
      arrays.add(group.subList(from, to));
    }
    return arrays;
  }

  private int widest(Trial trial) {
    boolean convolutions =
        trial.network().layers().stream().anyMatch(l -> l.layer().name().startsWith("Conv"));
    return widest.orElse(convolutions ? WIDEST_WITH_CONVOLUTIONS : WIDEST);
  }
}
