package dev.ablate.trial;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 over facts of trials, asked for one trial after the other. Neighbours in a plan differ in
 * little: the facts of a part that is as it was in the trial before are not found again.
 */
public final class TrialDigest {
  private final Facts facts;
  private final Map<String, Part> parts = new HashMap<>();

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

  /** What a part of the trial before was, and what counted of it. */
  private record Part(Object is, Map<String, String> facts) {}

  /** The digest of a trial: 64 hex digits. */
  public String of(Settings settings, Network network, DataInfo data) {
    SortedMap<String, String> all = new TreeMap<>();
    settings
        .root()
        .arguments()
        .forEach((name, value) -> all.putAll(part(name, value, v -> facts.ofSetting(name, v))));
    all.putAll(part("the network", network, facts::ofNetwork));
    all.putAll(part("the data set", data, facts::ofData));
    return sha256(all);
  }

  private <T> Map<String, String> part(String name, T now, Function<T, Map<String, String>> find) {
    Part before = parts.get(name);
    if (before != null && before.is().equals(now)) {
      return before.facts();
    }
    Map<String, String> found = find.apply(now);
    parts.put(name, new Part(now, found));
    return found;
  }

  /** Lengths stand before texts, so that no text can look like two facts. */
  private static String sha256(Map<String, String> facts) {
    StringBuilder text = new StringBuilder();
    facts.forEach(
        (name, fact) ->
            text.append(name.length())
                .append(' ')
                .append(name)
                .append(fact.length())
                .append(' ')
                .append(fact));
    return DigestUtils.sha256Hex(text.toString());
  }
}
