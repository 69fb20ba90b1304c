package dev.ablate.space;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Independent uniform draws. An axis that comes or goes changes no other, and more draws begin with
 * the same ones.
 */
public final class RandomPositions implements Positions {
  /**
   * The step of {@link SplittableRandom}, whose n-th number is thus computed without the others.
   */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final Map<String, Long> starts = new HashMap<>();

  /** The draws of a seed. */
  public RandomPositions(long seed) {
    this.seed = seed;
  }

  /** No axis needs to know of the others. */
  @Override
  public void include(Space space) {}

  @Override
  public double position(Axis axis, int draw) {
    long start = starts.computeIfAbsent(axis.name(), name -> bits(seed, name));
    return Positions.middle(new SplittableRandom(start + draw * STEP).nextLong() >>> 12);
  }

  /** 64 random bits for a name. */
  static long bits(long seed, String name) {
    byte[] text = (seed + " " + name).getBytes(UTF_8);
    return MurmurHash3.hash128x64(text)[0];
  }
}
