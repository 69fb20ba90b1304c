package dev.ablate.cli;

import dev.ablate.engine.ArrayCost;
import dev.ablate.engine.ArrayTrainer;
import dev.ablate.sweep.Plan;
import dev.ablate.trial.FlatSettings;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a run would take and how much memory, as a few steps of each of its programs say.
 *
 * @param plan with the arrays that the run would train
 * @param device that made the steps
 */
record Forecast(Plan plan, String device, List<Part> parts) {

  /**
   * The arrays of one program.
   *
   * @param first the one that made steps
   * @param seconds of all
   */
  private record Part(List<Trial> first, int arrays, ArrayCost cost, double seconds) {

    String line() {
      return "  %s, batch_size %s, %s: %s ms an update, %s, about %s"
          .formatted(
              Figures.count(first.get(0).network().parameters(), "parameter"),
              first.get(0).settings().root().get("batch_size"),
              Figures.count(arrays, "array") + " of " + Figures.count(first.size(), "trial"),
              Figures.rate(1000 * cost.update()),
              Figures.bytes(cost.bytes()),
              time(seconds));
    }

    Map<String, @Nullable Object> json() {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("trial", first.get(0).id());
      json.put("parameters", first.get(0).network().parameters());
      json.put("batch_size", FlatSettings.json(first.get(0).settings().root().get("batch_size")));
      json.put("arrays", arrays);
      json.put("width", first.size());
      json.put("update_seconds", cost.update());
      json.put("validation_seconds", cost.validation());
      json.put("test_seconds", cost.test());
      json.put("bytes", cost.bytes());
      json.put("seconds", seconds);
      return json;
    }
  }

  /** Trains some steps of the first array of each program. */
  static Forecast of(Plan plan, ArrayTrainer trainer, String device) {
    List<Part> parts = new ArrayList<>();
    for (List<List<Trial>> arrays : plan.programs()) {
      List<Trial> first = arrays.get(0).stream().map(plan::trained).toList();
      ArrayCost cost = cost(first, trainer);
      double seconds =
          arrays.stream()
              .mapToDouble(
                  array -> cost.seconds(array.stream().map(plan::trained).toList(), plan::taken))
              .sum();
      parts.add(new Part(first, arrays.size(), cost, seconds));
    }
    return new Forecast(plan, device, parts);
  }

  private static ArrayCost cost(List<Trial> array, ArrayTrainer trainer) {
    try {
      return trainer.calibrate(array);
    } catch (MemoryException e) {
      throw new CommandFailure(
          Exit.MACHINE,
          "%s like %s: %s; try --array %d"
              .formatted(
                  Figures.count(array.size(), "trial"),
                  array.get(0).id(),
                  e.getMessage(),
                  Math.max(1, array.size() / 2)));
    }
  }

  /** What people read. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "about %s on %s if no trial ends early, at most %s in use"
            .formatted(time(seconds()), device, Figures.bytes(bytes())));
    parts.forEach(part -> lines.add(part.line()));
    return lines;
  }

  /** The same for programs; numbers are seconds and bytes. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("device", device);
    json.put("seconds", seconds());
    json.put("bytes", bytes());
    json.put("programs", parts.stream().map(Part::json).toList());
    return json;
  }

  private double seconds() {
    return parts.stream().mapToDouble(Part::seconds).sum();
  }

  private long bytes() {
    return parts.stream().mapToLong(part -> part.cost().bytes()).max().orElse(0);
  }

  private static String time(double seconds) {
    return seconds < 1 ? "1s" : Durations.text(Math.round(seconds));
  }
}
