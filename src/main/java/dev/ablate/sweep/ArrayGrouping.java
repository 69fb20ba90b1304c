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

  /** What trials of one program have in common, whatever their seeds. */
  static String program(Trial trial) {
    return new TrialDigest(new Shared()).of(trial.settings(), trial.network(), trial.data());
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
    TrialDigest digest = new TrialDigest(new Shared());
    Map<String, List<Integer>> positions = new LinkedHashMap<>();
    int position = 0;
    for (Trial trial : trials) {
      positions.computeIfAbsent(program(digest, trial), p -> new ArrayList<>()).add(position++);
    }
    return positions.values().stream()
        .flatMap(group -> split(group, widest(trials.get(group.get(0)))).stream())
        .sorted(Comparator.comparing(array -> array.get(0)))
        .map(array -> array.stream().mapToInt(i -> i).toArray())
        .toList();
  }

  private static String program(TrialDigest digest, Trial trial) {
    String shared = digest.of(trial.settings(), trial.network(), trial.data());
    return trial.data().isResident() ? shared : shared + trial.settings().seed();
  }

  /** Arrays as wide as can be, for others join them where trials end. */
  private static List<List<Integer>> split(List<Integer> group, int width) {
    List<List<Integer>> arrays = new ArrayList<>();
    for (int from = 0; from < group.size(); from += width) {
      arrays.add(group.subList(from, Math.min(from + width, group.size())));
    }
    return arrays;
  }

  private int widest(Trial trial) {
    boolean convolutions =
        trial.network().layers().stream().anyMatch(l -> l.layer().name().startsWith("Conv"));
    return widest.orElse(convolutions ? WIDEST_WITH_CONVOLUTIONS : WIDEST);
  }
}
