package dev.ablate.space;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All combinations of some axes. An axis inside a member of another exists only where that member
 * is chosen.
 */
public final class Space {

  /** The space in which nothing varies: one assignment. */
  public static final Space POINT = new Space(List.of());

  private final List<Axis> axes;
  private final BigInteger size;

  /** The size where it fits, and 0 where there are too many assignments to number them. */
  private final long count;

  /** The product of these axes; the last one is the fastest. */
  public Space(List<Axis> axes) {
    this.axes = List.copyOf(axes);
    this.size = axes.stream().map(Axis::size).reduce(BigInteger.ONE, BigInteger::multiply);
    this.count = Axis.number(size);
  }

  /** The axes that exist whatever is chosen. */
  public List<Axis> axes() {
    return axes;
  }

  /** How many assignments there are. */
  public BigInteger size() {
    return size;
  }

  /** Every axis, those inside members included, each where it stands first. */
  public Stream<Axis> allAxes() {
    return axes.stream().flatMap(axis -> Stream.concat(Stream.of(axis), inside(axis)));
  }

  private static Stream<Axis> inside(Axis axis) {
    return axis.isPlain() ? Stream.of() : axis.members().stream().flatMap(Space::allAxes);
  }

  /** All assignments in order, made one by one. */
  public Stream<Assignment> assignments() {
    return LongStream.range(0, size.longValueExact()).mapToObj(this::assignment);
  }

  /**
   * One assignment.
   *
   * @param index from 0, below {@link #size}
   */
  public Assignment assignment(long index) {
    Map<Axis, Integer> chosen = new LinkedHashMap<>();
    choose(index, chosen);
    return new Assignment(chosen);
  }

  private void choose(long index, Map<Axis, Integer> chosen) {
    long rest = index;
    long below = count;
    for (Axis axis : axes) {
      below /= axis.count();
      choose(axis, rest / below, chosen);
      rest %= below;
    }
  }

  /**
   * The assignment of one draw.
   *
   * @param positions where draws fall in each axis
   * @param draw its number from 0
   */
  public Assignment draw(Positions positions, int draw) {
    Map<Axis, Integer> chosen = new LinkedHashMap<>();
    draw(positions, draw, chosen);
    return new Assignment(chosen);
  }

  private void draw(Positions positions, int draw, Map<Axis, Integer> chosen) {
    for (Axis axis : axes) {
      int count = axis.members().size();
      int member = axis.isEndless() ? draw : (int) (positions.position(axis, draw) * count);
      chosen.put(axis, member);
      axis.members().get(member).draw(positions, draw, chosen);
    }
  }

  private static void choose(Axis axis, long index, Map<Axis, Integer> chosen) {
    if (axis.isPlain()) {
      chosen.put(axis, Math.toIntExact(index));
      return;
    }
    long rest = index;
    for (int member = 0; member < axis.members().size(); member++) {
      Space inside = axis.members().get(member);
      if (rest < inside.count) {
        chosen.put(axis, member);
        inside.choose(rest, chosen);
        return;
      }
      rest -= inside.count;
    }
    throw new IndexOutOfBoundsException("axis " + axis + " has no combination " + index);
  }
}
