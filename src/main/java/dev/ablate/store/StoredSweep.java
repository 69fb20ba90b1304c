package dev.ablate.store;

import dev.ablate.source.SourceFile;
import dev.ablate.trial.FlatSettings;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.SweepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run of a file in plain values, as journal and database have it.
 *
 * @param overrides what replaced settings of the file; older journals have none
 * @param started ISO 8601, UTC
 * @param rows one for each placement of each trial, in the plan's order
 */
record StoredSweep(
    String title,
    String file,
    String source,
    @Nullable List<String> overrides,
    String started,
    Map<String, String> versions,
    List<Row> rows) {

  /**
   * Where a trial stands.
   *
   * @param trial the trial's position in the plan, from 0
   * @param array the array it was planned in
   */
  record Row(
      int trial,
      String fingerprint,
      @Nullable Integer array,
      String variant,
      Map<String, @Nullable Object> axes) {}

  static StoredSweep of(SweepRecord sweep) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < sweep.trials().size(); i++) {
      PlannedTrial planned = sweep.trials().get(i);
      for (Placement placement : planned.placements()) {
        rows.add(row(i, planned, placement));
      }
    }
    return new StoredSweep(
        sweep.title(),
        sweep.file(),
        sweep.source(),
        sweep.overrides(),
        sweep.started().toString(),
        sweep.versions(),
        rows);
  }

  /** The file as it was run. */
  RunFile runFile() {
    return new RunFile(
        new SourceFile(file, source), Objects.requireNonNullElse(overrides, List.of()));
  }

  /** The run as the database has it. */
  StoredSweep withoutOverrides() {
    return new StoredSweep(title, file, source, null, started, versions, rows);
  }

  /** Whether a trial was part of the run. */
  boolean holds(String fingerprint) {
    return fingerprints().anyMatch(fingerprint::equals);
  }

  /** The trials of the run, one for each of their placements. */
  Stream<String> fingerprints() {
    return rows.stream().map(Row::fingerprint);
  }

  Instant startTime() {
    return Instant.parse(started);
  }

  private static Row row(int position, PlannedTrial planned, Placement placement) {
    Map<String, @Nullable Object> axes = new LinkedHashMap<>();
    placement.axes().forEach((path, value) -> axes.put(path, FlatSettings.json(value)));
    return new Row(
        position,
        planned.trial().fingerprint(),
        planned.array().isPresent() ? planned.array().getAsInt() : null,
        placement.variant(),
        axes);
  }
}
