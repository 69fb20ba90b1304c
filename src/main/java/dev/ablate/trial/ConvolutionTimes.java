package dev.ablate.trial;

import dev.ablate.experiment.ConvolutionStrategy;
import java.util.Comparator;
import java.util.List;

/**
 * What the updates of a program took by the ways to compute its convolutions.
 *
 * @param width how many trials were trained at once
 * @param times of those that could be measured, at least one
 */
public record ConvolutionTimes(int width, List<Time> times) {
  public ConvolutionTimes {
    times = List.copyOf(times);
  }

  /**
   * What one of them took.
   *
   * @param seconds of an update of all trials
   */
  public record Time(ConvolutionStrategy strategy, double seconds) {}

  /** The fastest. */
  public ConvolutionStrategy fastest() {
    return times.stream().min(Comparator.comparing(Time::seconds)).orElseThrow().strategy();
  }
}
