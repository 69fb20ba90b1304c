package dev.ablate.trial;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many trials of a program are trained at once on a device, and what that was found from.
 *
 * @param program a digest of what its trials have in common
 * @param machine what else the numbers depend on: versions, cores
 * @param device {@code cpu}, {@code cuda:0}
 * @param time when it was found
 * @param width the most trials at once
 * @param costs what was measured, the narrowest first; empty where nothing was
 * @param tooWide how many trials are known, or were foreseen, not to fit into memory
 */
public record ArrayWidth(
    String program,
    String machine,
    String device,
    Instant time,
    int width,
    List<Cost> costs,
    OptionalInt tooWide) {
  public ArrayWidth {
    costs = List.copyOf(costs);
  }

  /**
   * What so many trials at once took.
   *
   * @param seconds of an update of all of them
   * @param bytes the most memory in use meanwhile
   */
  public record Cost(int width, double seconds, long bytes) {

    /** Updates a second, those of each trial counted. */
    public double rate() {
      return width / seconds;
    }
  }

  /** Whether more trials at once may be better: no more were there to be measured. */
  public boolean isOpen() {
    return tooWide.isEmpty() && (costs.isEmpty() || costs.get(costs.size() - 1).width() == width);
  }
}
