package dev.ablate.trial;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes two trials one: SHA-256 over the settings that change results, the data's content, the
 * network and the version of every component in use. Paths, labels, the model's name and the order
 * in which anything was written do not count. Nor does an argument that has its default value: a
 * later Ablate with more settings still knows the trials of an earlier one.
 */
public final class Fingerprint implements TrialDigest.Facts {
  private final Set<String> notCounted;

  private Fingerprint(Set<String> notCounted) {
    this.notCounted = notCounted;
  }

  /** The fingerprint of a trial: 64 hex digits. */
  public static String of(Settings settings, Network network, DataInfo data) {
    return digest().of(settings, network, data);
  }

  /** What gives the fingerprints of many trials. */
  public static TrialDigest digest() {
    return new TrialDigest(new Fingerprint(notCounted()));
  }

  /**
   * What gives, in place of fingerprints, what trials have in common whose epochs are the same as
   * far as both go: all but {@code epochs}, and what is logged of an epoch.
   */
  public static TrialDigest digestButEpochs() {
    Set<String> notCounted = notCounted();
    notCounted.remove("metrics");
    notCounted.add("epochs");
    return new TrialDigest(new Fingerprint(notCounted));
  }

  /** For the data set's arguments stands the hash of its content. */
  private static Set<String> notCounted() {
    Set<String> settings = new HashSet<>(Catalog.standard().notOfTrials());
    settings.add("data");
    return settings;
  }

  @Override
  public Map<String, String> ofSetting(String name, Value value) {
    Instance alone = new Instance(Catalog.standard().experiment(), Map.of(name, value));
    Settings counted = counted(alone);
    Map<String, String> facts = new HashMap<>();
    FlatSettings.values(counted).forEach((path, fact) -> facts.put(path, fact.toString()));
    facts.remove("model");
    facts.putAll(versions(Stream.of(counted.root())));
    return facts;
  }

  @Override
  public Map<String, String> ofNetwork(Network network) {
    Map<String, String> facts = new HashMap<>();
    facts.put("network", NetworkText.of(network));
    facts.putAll(versions(network.layers().stream().map(Node.Layer::layer)));
    return facts;
  }

  @Override
  public Map<String, String> ofData(DataInfo data) {
    return Map.of("data hash", data.contentHash());
  }

  private Settings counted(Instance settings) {
    Map<String, Value> arguments = new LinkedHashMap<>(settings.withoutDefaults().arguments());
    arguments.keySet().removeAll(notCounted);
    arguments.replaceAll((name, value) -> withoutDefaults(value));
    return new Settings(new Instance(settings.component(), arguments));
  }

  /** A model keeps its arguments: its defaults are the file's and may be other ones tomorrow. */
  private static Value withoutDefaults(Value value) {
    if (value instanceof Instance instance && instance.component().kind() != Kind.MODEL) {
      return instance.withoutDefaults();
    } else if (value instanceof Value.Chain chain) {
      return new Value.Chain(chain.parts().stream().map(Instance::withoutDefaults).toList());
    } else if (value instanceof Value.ListOf list) {
      return new Value.ListOf(list.items().stream().map(Fingerprint::withoutDefaults).toList());
    }
    return value;
  }

  /** The versions of all components, those of a model's file aside. */
  private static Map<String, String> versions(Stream<Instance> owners) {
    Map<String, String> versions = new HashMap<>();
    owners
        .flatMap(Fingerprint::instances)
        .map(Instance::component)
        .filter(component -> component.kind() != Kind.MODEL)
        .forEach(c -> versions.put(c.kind() + " " + c.name(), "version " + c.version()));
    return versions;
  }

  private static Stream<Instance> instances(Value value) {
    List<? extends Value> parts = List.of();
    if (value instanceof Instance instance) {
      parts = List.copyOf(instance.arguments().values());
    } else if (value instanceof Value.Chain chain) {
      parts = chain.parts();
    } else if (value instanceof Value.ListOf list) {
      parts = list.items();
    }
    Stream<Instance> inside = parts.stream().flatMap(Fingerprint::instances);
    return value instanceof Instance instance ? Stream.concat(Stream.of(instance), inside) : inside;
  }
}
