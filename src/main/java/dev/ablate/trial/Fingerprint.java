package dev.ablate.trial;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What makes two trials one: SHA-256 over the settings that change results, the data's content, the
 * network and the version of every component in use. Paths, labels, the model's name and the order
 * in which anything was written do not count. Nor does an argument that has its default value: a
 * later Ablate with more settings still knows the trials of an earlier one.
 */
public final class Fingerprint {

  /**
   * Settings that only select, name or present, or are about the machine; and the data set's
   * arguments, for which its content hash stands.
   */
  private static final Set<String> NOT_COUNTED =
      Set.of(
          "data",
          "description",
          "tags",
          "search",
          "prune",
          "budget",
          "metrics",
          "on_oom",
          "on_nan",
          "retries");

  private Fingerprint() {}

  /** The fingerprint of a trial: 64 hex digits. */
  public static String of(Settings settings, Network network, DataInfo data) {
    Settings counted = counted(settings);
    Map<String, String> facts = new TreeMap<>();
    FlatSettings.values(counted).forEach((path, value) -> facts.put(path, value.toString()));
    facts.remove("model");
    facts.put("data hash", data.contentHash());
    facts.put("network", NetworkText.of(network));
    components(counted, network)
        .forEach(c -> facts.put(c.kind() + " " + c.name(), "version " + c.version()));
    return sha256(facts);
  }

  private static Settings counted(Settings settings) {
    Map<String, Value> arguments =
        new LinkedHashMap<>(settings.root().withoutDefaults().arguments());
    arguments.keySet().removeAll(NOT_COUNTED);
    arguments.replaceAll((name, value) -> withoutDefaults(value));
    return new Settings(new Instance(settings.root().component(), arguments));
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

  private static Stream<Component> components(Settings settings, Network network) {
    return Stream.concat(
            Stream.of(settings.root()), network.layers().stream().map(Node.Layer::layer))
        .flatMap(Fingerprint::instances)
        .filter(instance -> instance.component().kind() != Kind.MODEL)
        .map(Instance::component);
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
