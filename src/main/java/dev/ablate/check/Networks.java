package dev.ablate.check;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.model.Models;
import dev.ablate.experiment.Network;
import dev.ablate.source.Diagnostic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private Built build(Key key) {
    Problems problems = new Problems();
    Optional<Network> network = models.network(key.model(), key.data(), problems);
    return new Built(network, problems.diagnostics());
  }
}
