package dev.ablate.cli;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.TrialMemory;
import dev.ablate.program.optimizer.UpdateRule;
import dev.ablate.trial.FlatSettings;
import dev.ablate.trial.NetworkText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The distinct networks of an experiment, in the order of the plan; what may differ within an array
 * of trials makes no new one.
 */
final class Architectures {
  private static final int MOST_SHOWN = 20;

  private final IdentityHashMap<Network, Set<Training>> seen = new IdentityHashMap<>();
  private final Map<String, Architecture> found = new LinkedHashMap<>();

  /**
   * A network with the trial that needs the most memory for it.
   *
   * @param settings of that trial
   */
  private record Architecture(Network network, Settings settings, TrialMemory memory) {

    static Architecture of(Cell cell) {
      return new Architecture(
          cell.network(),
          cell.settings(),
          TrialMemory.of(cell.settings(), cell.network(), cell.data()));
    }

    Architecture hungrier(Architecture other) {
      return other.memory.total() > memory.total() ? other : this;
    }

    String line() {
      return "  %s: about %s a trial (weights %s, %s %s, activations %s at batch_size %s)"
          .formatted(
              Figures.count(network.parameters(), "parameter"),
              Figures.bytes(memory.total()),
              Figures.bytes(memory.weights()),
              settings.optimizer().name(),
              Figures.bytes(memory.state()),
              Figures.bytes(memory.activations()),
              settings.root().get("batch_size"));
    }

    Map<String, @Nullable Object> json() {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("parameters", network.parameters());
      json.put("optimizer", settings.optimizer().name());
      json.put("batch_size", FlatSettings.json(settings.root().get("batch_size")));
      json.put("bytes", memory.total());
      json.put("weights", memory.weights());
      json.put("state", memory.state());
      json.put("activations", memory.activations());
      return json;
    }
  }

  /** What the memory that a network needs depends on. */
  private record Training(UpdateRule rule, Value batchSize, int accumulate) {
    static Training of(Settings settings) {
      return new Training(
          UpdateRule.of(settings), settings.root().get("batch_size"), settings.accumulate());
    }
  }

  /** Those of an experiment's cells. */
  static Architectures of(List<Cell> cells) {
    Architectures all = new Architectures();
    cells.forEach(all::add);
    return all;
  }

  /** Takes the one of another cell. */
  void add(Cell cell) {
    Set<Training> trainings = seen.computeIfAbsent(cell.network(), n -> new HashSet<>());
    if (trainings.add(Training.of(cell.settings()))) {
      String text = NetworkText.shared(cell.network());
      found.merge(text, Architecture.of(cell), Architecture::hungrier);
    }
  }

  /** {@code 2 architectures (782, 1,022 parameters)}; of many the fewest and the most. */
  String summary() {
    LongSummaryStatistics range =
        found.values().stream().mapToLong(a -> a.network().parameters()).summaryStatistics();
    String parameters =
        found.size() > MOST_SHOWN
            ? Figures.count(range.getMin()) + " to " + Figures.count(range.getMax())
            : found.values().stream()
                .map(architecture -> Figures.count(architecture.network().parameters()))
                .collect(Collectors.joining(", "));
    return Figures.count(found.size(), "architecture") + " (" + parameters + " parameters)";
  }

  /**
   * A line for each with the memory of the trial that needs most.
   *
   * @param verbose whether all have one, also where they are many
   */
  List<String> memory(boolean verbose) {
    List<String> lines = new ArrayList<>();
    int shown = verbose ? found.size() : Math.min(found.size(), MOST_SHOWN);
    found.values().stream().limit(shown).map(Architecture::line).forEach(lines::add);
    if (shown < found.size()) {
      lines.add("  and " + Figures.count(found.size() - (long) shown) + " more; -v lists all");
    }
    return lines;
  }

  /** The same as JSON has it, all of them. */
  List<Map<String, @Nullable Object>> json() {
    return found.values().stream().map(Architecture::json).toList();
  }
}
