package dev.ablate.trial;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One run of a file: what it was going to do.
 *
 * @param title the experiment's title
 * @param file how the user named the file
 * @param source the file's text
 * @param overrides what replaced settings of the file: {@code epochs=2}
 * @param started when the run began
 * @param versions of ablate, java, djl, pytorch
 * @param trials the whole plan in its order, finished trials included
 */
public record SweepRecord(
    String title,
    String file,
    String source,
    List<String> overrides,
    Instant started,
    Map<String, String> versions,
    List<PlannedTrial> trials) {

  public SweepRecord {
    overrides = List.copyOf(overrides);
    versions = Map.copyOf(versions);
  }
}
