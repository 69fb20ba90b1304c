package dev.ablate.check;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the cell of the trial at hand, in which nothing may be wrong. */
final class Cells {
  private final Setup setup;
  private final List<String> varyingLets;
  private final Conditions conditions;
  private final Derived<List<String>> paths;

  /**
   * Cells of a variant.
   *
   * @param varyingLets the lets that vary, and paths of what varies inside one
   */
  Cells(Setup setup, List<String> varyingLets, Conditions conditions) {
    this.setup = setup;
    this.varyingLets = List.copyOf(varyingLets);
    this.conditions = conditions;
    this.paths = setup.derive(sink -> Optional.of(VaryingPaths.of(setup)));
  }

  Cell cell() {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : Setup.EXPERIMENT.parameters()) {
      values.put(parameter.name(), setup.complete(parameter.name()).orElseThrow());
    }
    Settings settings = new Settings(new Instance(Setup.EXPERIMENT, values));
    return new Cell(
        setup.variant().label(),
        axes(settings.root()),
        lets(),
        conditions.leftOutOf(),
        settings,
        setup.network().orElseThrow(),
        setup.data().orElseThrow());
  }

  /** The paths that vary in the trial at hand. */
  List<String> paths() {
    return paths.get().orElseThrow();
  }

  /** What varies here, as it was converted. */
  private Map<String, Value> axes(Instance root) {
    Map<String, Value> axes = new LinkedHashMap<>();
    for (String path : paths()) {
      Parts.at(root, List.of(path.split("\\."))).ifPresent(value -> axes.put(path, value));
    }
    return axes;
  }

  private Map<String, Value> lets() {
    Map<String, Value> lets = new LinkedHashMap<>();
    for (String path : varyingLets) {
      List<String> names = List.of(path.split("\\."));
      String let = names.get(0);
      setup
          .lets()
          .value(let, setup.lets().accepted(let))
          .flatMap(value -> Parts.at(value, names.subList(1, names.size())))
          .ifPresent(value -> lets.put(path, value));
    }
    return lets;
  }
}
