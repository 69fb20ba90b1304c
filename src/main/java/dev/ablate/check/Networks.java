package dev.ablate.check;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.model.Models;
import dev.ablate.experiment.Network;
import dev.ablate.source.Diagnostic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The networks of a file, each distinct one built once. */
final class Networks {
  private final Models models;
  private final Map<Key, Built> built = new HashMap<>();

  Networks(Models models) {
    this.models = models;
  }

  private record Key(Instance model, DataInfo data) {}

  private record Built(Optional<Network> network, List<Diagnostic> diagnostics) {}

  /** The network of a model on a data set; empty after a mistake, which is reported. */
  Optional<Network> of(Instance model, DataInfo data, Problems problems) {
    Built known = built.computeIfAbsent(new Key(model, data), this::build);
    known.diagnostics().forEach(problems::add);
    return known.network();
  }

  /** The models whose networks have been asked for. */
  List<Component> models() {
    return built.keySet().stream().map(key -> key.model().component()).distinct().toList();
  }

  /**
   * The parameters of a model without which its networks are what they are: of those built so far,
   * the ones that differ in it alone are equal, and there are some.
   */
  List<String> idleParameters(Component model) {
    List<Map.Entry<Key, Built>> known =
        built.entrySet().stream()
            .filter(entry -> entry.getKey().model().component().equals(model))
            .filter(entry -> entry.getValue().network().isPresent())
            .toList();
    long different = known.stream().map(e -> e.getValue().network()).distinct().count();
    return different == known.size()
        ? List.of()
        : model.parameters().stream()
            .map(Parameter::name)
            .filter(parameter -> isIdle(parameter, known))
            .toList();
  }

  private static boolean isIdle(String parameter, List<Map.Entry<Key, Built>> known) {
    Map<Key, Set<Optional<Network>>> alike = new HashMap<>();
    Set<Optional<Value>> values = new HashSet<>();
    for (Map.Entry<Key, Built> entry : known) {
      Instance model = entry.getKey().model();
      values.add(model.find(parameter));
      Key rest = new Key(model.with(parameter, Value.NONE), entry.getKey().data());
      alike.computeIfAbsent(rest, r -> new HashSet<>()).add(entry.getValue().network());
    }
    return values.size() > 1
        && alike.size() < known.size()
        && alike.values().stream().allMatch(networks -> networks.size() == 1);
  }

  private Built build(Key key) {
    Problems problems = new Problems();
    Optional<Network> network = models.network(key.model(), key.data(), problems);
    return new Built(network, problems.diagnostics());
  }
}
