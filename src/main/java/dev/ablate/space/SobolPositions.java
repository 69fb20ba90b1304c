package dev.ablate.space;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Draws that cover the space evenly: a Sobol sequence (direction numbers of Joe and Kuo 2008), in
 * each dimension shifted digit by digit by random bits, which keeps it as even as it was.
 */
public final class SobolPositions implements Positions {

  /** For how many axes of different names there are direction numbers. */
  public static final int MOST_AXES = 21_201;

  private final long seed;
  private final Map<String, Integer> dimensions = new HashMap<>();
  private final Map<String, Long> shifts = new HashMap<>();
  private Optional<Sequence> sequence = Optional.empty();

  /** The sequence as a seed shifts it. */
  public SobolPositions(long seed) {
    this.seed = seed;
  }

  @Override
  public void include(Space space) {
    space.allAxes().forEach(axis -> dimensions.putIfAbsent(axis.name(), dimensions.size()));
    sequence = Optional.empty();
  }

  /** How many axes of different names are included. */
  public int axes() {
    return dimensions.size();
  }

  @Override
  public double position(Axis axis, int draw) {
    Sequence points = sequence.orElseGet(() -> new Sequence(dimensions.size()));
    sequence = Optional.of(points);
    Integer dimension = Optional.ofNullable(dimensions.get(axis.name())).orElseThrow();
    long shift = shifts.computeIfAbsent(axis.name(), n -> RandomPositions.bits(seed, n) >>> 12);
    return Positions.middle((long) (points.at(draw)[dimension] * 0x1p52) ^ shift);
  }

  /** The points of the sequence; the one at hand is kept, as its axes are asked for in turn. */
  private static final class Sequence {
    private final SobolSequenceGenerator generator;
    private double[] point;
    private int index;

    Sequence(int dimensions) {
      this.generator = new SobolSequenceGenerator(dimensions);
      this.point = generator.nextVector();
    }

    double[] at(int draw) {
      if (draw != index) {
        point = generator.skipTo(draw);
        index = draw;
      }
      return point;
    }
  }
}
