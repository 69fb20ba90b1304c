package dev.ablate.trial;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What makes two trials one: SHA-256 over the settings that change results, the data's content, the
 * network and the version of every component in use. Paths, labels, the model's name and the order
 * in which anything was written do not count.
 */
public final class Fingerprint {

  /** Settings that only select, name or present, or are of the machine. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "description",
          "tags",
          "search",
          "prune",
          "budget",
          "metrics",
          "on_oom",
          "on_nan",
          "retries");

  private static final Value ANY_TEXT = new Value.Text("");

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
    Instance root = settings.root();
    Map<String, Value> arguments = new LinkedHashMap<>(root.arguments());
    arguments.keySet().removeAll(WITHOUT_EFFECT);
    arguments.put("data", withoutPaths(settings.data()));
    return new Settings(new Instance(root.component(), arguments));
  }

  /** Leaves out paths and names of columns: the content hash stands for what they lead to. */
  private static Instance withoutPaths(Instance data) {
    Map<String, Value> arguments = new LinkedHashMap<>(data.arguments());
    data.component().parameters().stream()
        .filter(parameter -> parameter.type().convert(ANY_TEXT).isPresent())
        .map(Parameter::name)
        .forEach(arguments::remove);
    return new Instance(data.component(), arguments);
  }

  private static Stream<Component> components(Settings settings, Network network) {
    return Stream.concat(
            Stream.of(settings.root()), network.layers().stream().map(Node.Layer::layer))
        .flatMap(Fingerprint::instances)
        .filter(instance -> !instance.equals(settings.model()))
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

  private static String sha256(Map<String, String> facts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      facts.forEach((name, fact) -> digest.update(line(name, fact)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** One fact, its lengths before it, so that no text can look like two facts. */
  private static byte[] line(String name, String fact) {
    return (name.length() + " " + fact.length() + " " + name + fact)
        .getBytes(StandardCharsets.UTF_8);
  }
}
