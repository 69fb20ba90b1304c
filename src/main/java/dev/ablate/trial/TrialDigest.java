package dev.ablate.trial;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * SHA-256 over facts of trials, for one trial after the other. Neighbours in a plan differ in
 * little: facts of a part that is the same as in the trial before are not computed again, nor those
 * of a network that any earlier trial had.
 */
public final class TrialDigest {
  private final Facts facts;
  private final SortedMap<String, String> all = new TreeMap<>();
  private final FactHash hash = new FactHash();
  private final IdentityHashMap<Network, Map<String, String>> networks = new IdentityHashMap<>();
  private List<Part> before = List.of();

  /**
   * A digest of no trial so far.
   *
   * @param facts what counts
   */
  public TrialDigest(Facts facts) {
    this.facts = facts;
  }

  /** What counts of a trial, by the name of each fact; the order in which it is found does not. */
  public interface Facts {

    /** What counts of a setting. */
    Map<String, String> ofSetting(String name, Value value);

    /** What counts of the model. */
    Map<String, String> ofNetwork(Network network);

    /** What counts of the data set. */
    Map<String, String> ofData(DataInfo data);
  }

  /** What a part of a trial is, and what counts of it. */
  private record Part(String name, Object is, Map<String, String> facts) {}

  /** The digest of a trial: 64 hex digits. */
  public String of(Settings settings, Network network, DataInfo data) {
    List<Part> parts = new ArrayList<>();
    settings
        .root()
        .arguments()
        .forEach((name, value) -> add(parts, name, value, v -> facts.ofSetting(name, v)));
    add(parts, "the network", network, n -> networks.computeIfAbsent(n, facts::ofNetwork));
    add(parts, "the data set", data, facts::ofData);
    replace(parts);
    return hash.of(all);
  }

  private <T> void add(List<Part> parts, String name, T is, Function<T, Map<String, String>> find) {
    int next = parts.size();
    boolean known =
        next < before.size()
            && before.get(next).name().equals(name)
            && before.get(next).is().equals(is);
    parts.add(known ? before.get(next) : new Part(name, is, find.apply(is)));
  }

  /**
   * Facts of one name are equal, whatever part they are of. A part that is known is the same
   * object.
   */
  @SuppressWarnings("ReferenceEquality")
  private void replace(List<Part> parts) {
    if (!names(parts).equals(names(before))) {
      all.clear();
      before = List.of();
    }
    for (int i = 0; i < parts.size(); i++) {
      if (before.isEmpty() || parts.get(i) != before.get(i)) {
        all.putAll(parts.get(i).facts());
      }
    }
    before = parts;
  }

  private static List<Set<String>> names(List<Part> parts) {
    return parts.stream().map(part -> part.facts().keySet()).toList();
  }
}
