package dev.ablate.trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many trials of a program are trained at once on a device and how their convolutions are
 * computed, and what that was found from.
 *
 * @param program a digest of what its trials have in common
 * @param machine what else the numbers depend on: versions, cores, processor, memory, GPUs
 * @param device {@code cpu}, {@code cuda:0}
 * @param time when it was found
 * @param width the most trials at once
 * @param costs what was measured, the narrowest first; empty where nothing was
 * @param tooWide how many trials are known, or were foreseen, not to fit into memory
 * @param convolutions what the ways to compute convolutions took, where that was measured
 */
public record ArrayWidth(
    String program,
    String machine,
    String device,
    Instant time,
    int width,
    List<Cost> costs,
    OptionalInt tooWide,
    Optional<ConvolutionTimes> convolutions) {
  public ArrayWidth {
    costs = List.copyOf(costs);
  }

  /**
   * What this many trials at once took.
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

  /** The same with what convolutions took. */
  public ArrayWidth with(ConvolutionTimes times) {
    return new ArrayWidth(
        program, machine, device, time, width, costs, tooWide, Optional.of(times));
  }

  /** Whether more trials at once may be better: no more were there to be measured. */
  public boolean isOpen() {
    return tooWide.isEmpty() && (costs.isEmpty() || costs.get(costs.size() - 1).width() == width);
  }
}
