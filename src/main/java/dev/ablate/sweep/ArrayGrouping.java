package dev.ablate.sweep;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.trial.NetworkText;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

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

  private final ToIntFunction<Trial> most;

  /**
   * A grouping.
   *
   * @param most the most trials in an array of the program of a trial
   */
  ArrayGrouping(ToIntFunction<Trial> most) {
    this.most = most;
  }

  /** What trials of one program have in common, whatever their seeds. */
  static String program(Trial trial) {
    return programs().apply(trial);
  }

  /** The same for many trials, one after the other. */
  static Function<Trial, String> programs() {
    TrialDigest digest = new TrialDigest(new Shared());
    return trial -> digest.of(trial.settings(), trial.network(), trial.data());
  }

  /** What must be equal in one array. */
  private static final class Shared implements TrialDigest.Facts {
    @Override
    public Map<String, String> ofSetting(String name, Value value) {
      Map<String, String> facts = new LinkedHashMap<>();
      if (name.equals("data")) {
        facts.put("data", value.toString());
      } else if (!name.equals("model")) {
        share("", new Instance(Catalog.standard().experiment(), Map.of(name, value)), facts);
      }
      return facts;
    }

    @Override
    public Map<String, String> ofNetwork(Network network) {
      return Map.of("the network", NetworkText.shared(network));
    }

    @Override
    public Map<String, String> ofData(DataInfo data) {
      return Map.of("the data set", data.contentHash());
    }

    private static void share(String prefix, Instance owner, Map<String, String> shared) {
      for (Parameter parameter : owner.component().parameters()) {
        Value value = owner.arguments().get(parameter.name());
        String path = prefix + parameter.name();
        if (parameter.perTrial() || value == null) {
          continue;
        }
        if (value instanceof Instance instance) {
          shared.put(path, instance.name());
          share(path + ".", instance, shared);
        } else {
          shared.put(path, value.toString());
        }
      }
    }
  }

  /**
   * The arrays, each as positions in the list of trials, in the order in which they are trained.
   *
   * @param trials in the plan's order
   */
  List<int[]> arrays(List<Trial> trials) {
    Function<Trial, String> programs = programs();
    Map<String, List<Integer>> positions = new LinkedHashMap<>();
    int position = 0;
    for (Trial trial : trials) {
      String common = common(programs.apply(trial), trial);
      positions.computeIfAbsent(common, c -> new ArrayList<>()).add(position++);
    }
    return positions.values().stream()
        .flatMap(group -> split(group, most.applyAsInt(trials.get(group.get(0)))).stream())
        .sorted(Comparator.comparing(array -> array.get(0)))
        .map(array -> array.stream().mapToInt(i -> i).toArray())
        .toList();
  }

  /** Whether two trials of one program can be in one array. */
  static boolean mayMeet(Trial one, Trial other) {
    return one.data().isResident() || one.settings().seed() == other.settings().seed();
  }

  private static String common(String program, Trial trial) {
    return trial.data().isResident() ? program : program + trial.settings().seed();
  }

  /** Arrays as wide as can be, for others join them where trials end. */
  private static List<List<Integer>> split(List<Integer> group, int width) {
    List<List<Integer>> arrays = new ArrayList<>();
    for (int from = 0; from < group.size(); from += width) {
      arrays.add(group.subList(from, Math.min(from + width, group.size())));
    }
    return arrays;
  }
}
