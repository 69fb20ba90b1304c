package dev.ablate.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The trials that a search looks at in a space, in order: settings, each with every seed.
 * Conditions then choose among them. A trial is known by its index.
 */
public sealed interface Candidates {

  /** How many trials the search is to make, before conditions refuse any of a whole space. */
  BigInteger size();

  /** How many groups of trials there are to look at, as long as more trials are needed. */
  long groups();

  /** The indices of trials that conditions keep together or not at all. */
  List<Long> group(long number);

  /** What is chosen in a trial. */
  Assignment assignment(long index);

  /** Which of the seeds a trial has, from 0; a higher one has higher indices. */
  int seed(long index);

  /** Whether the settings are drawn. */
  boolean areDrawn();

  /**
   * The trials of a search. Where no setting varies there is nothing to draw.
   *
   * @param seeds what varies in the seed alone
   * @param settings everything else that varies
   * @param sampling empty for all settings
   */
  static Candidates of(Space seeds, Space settings, Optional<Sampling> sampling) {
    return sampling
        .filter(s -> !settings.axes().isEmpty())
        .<Candidates>map(s -> new Drawn(seeds, settings, s))
        .orElseGet(() -> All.of(seeds, settings));
  }

  /**
   * Every setting with every seed.
   *
   * @param all the product of both
   */
  record All(Space settings, Space all) implements Candidates {
    static All of(Space seeds, Space settings) {
      List<Axis> axes = Stream.of(seeds, settings).flatMap(s -> s.axes().stream()).toList();
      return new All(settings, new Space(axes));
    }

    @Override
    public BigInteger size() {
      return all.size();
    }

    @Override
    public long groups() {
      return size().longValueExact();
    }

    @Override
    public List<Long> group(long number) {
      return List.of(number);
    }

    @Override
    public Assignment assignment(long index) {
      return all.assignment(index);
    }

    @Override
    public int seed(long index) {
      return Math.toIntExact(index / settings.size().longValueExact());
    }

    @Override
    public boolean areDrawn() {
      return false;
    }
  }

  /** Drawn settings, each with every seed: one that breaks a condition with any of them is out. */
  record Drawn(Space seeds, Space settings, Sampling sampling) implements Candidates {
    @Override
    public BigInteger size() {
      return seeds.size().multiply(BigInteger.valueOf(sampling.trials()));
    }

    @Override
    public long groups() {
      return sampling.most();
    }

    @Override
    public List<Long> group(long number) {
      return LongStream.range(0, seeds.size().longValueExact())
          .mapToObj(seed -> seed * groups() + number)
          .toList();
    }

    @Override
    public Assignment assignment(long index) {
      int draw = Math.toIntExact(index % groups());
      return seeds.assignment(index / groups()).and(settings.draw(sampling.positions(), draw));
    }

    @Override
    public int seed(long index) {
      return Math.toIntExact(index / groups());
    }

    @Override
    public boolean areDrawn() {
      return true;
    }
  }
}
