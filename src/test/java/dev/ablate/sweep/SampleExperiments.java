package dev.ablate.sweep;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Settings;
import dev.ablate.source.SourceFile;
import dev.ablate.trial.SampleTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Experiments made by hand. */
final class SampleExperiments {
  private SampleExperiments() {}

  /** Every rate with every seed, by seed first; one network and one data set. */
  static Experiment rates(List<Double> rates, long... seeds) {
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : rates) {
        cells.add(cell("", rate, seed));
      }
    }
    return experiment(cells);
  }

  /** One cell of a variant, which may be empty. */
  static Cell cell(String variant, double rate, long seed) {
    Value lr = new Value.Real(rate);
    Settings settings = SampleTrials.settings();
    settings = SampleTrials.with(settings, "optimizer", settings.optimizer().with("lr", lr));
    settings = SampleTrials.with(settings, "seed", new Value.Int(seed));
    return cell(variant, Map.of("optimizer.lr", lr), settings, 2);
  }

  /** One cell with a network of some width. */
  static Cell cell(String variant, Map<String, Value> axes, Settings settings, int width) {
    return new Cell(
        variant,
        axes,
        Map.of(),
        Set.of(),
        settings,
        SampleTrials.network(width, 0.5),
        SampleTrials.data());
  }

  /** An experiment of these cells, before which {@code where} dropped three. */
  static Experiment experiment(List<Cell> cells) {
    return new Experiment(
        "By rate",
        new SourceFile("rates.exp", "experiment \"By rate\" {}"),
        List.of("epochs=3"),
        cells,
        List.of(),
        Optional.empty(),
        cells.size() + 3,
        3,
        List.of("optimizer.lr"),
        List.of());
  }
}
