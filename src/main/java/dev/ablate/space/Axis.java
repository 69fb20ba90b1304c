package dev.ablate.space;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;

/**
 * Something that varies over members in a fixed order. Axes are equal only if they are the same
 * object.
 */
public final class Axis {
  private final String name;
  private final List<Space> members;
  private final BigInteger size;
  private final long count;
  private final boolean plain;
  private final boolean endless;

  /**
   * An axis.
   *
   * @param name its full name; different axes may share one
   * @param members what varies further where each member is chosen
   */
  public Axis(String name, List<Space> members) {
    this(
        name,
        List.copyOf(members),
        members.stream().map(Space::size).reduce(BigInteger.ZERO, BigInteger::add),
        members.stream().allMatch(member -> member.axes().isEmpty()),
        false);
  }

  private Axis(String name, List<Space> members, BigInteger size, boolean plain, boolean endless) {
    this.name = name;
    this.members = members;
    this.size = size;
    this.count = number(size);
    this.plain = plain;
    this.endless = endless;
  }

  /** An axis of that many members, none of which brings an axis of its own. */
  public static Axis plain(String name, int count) {
    return plain(name, count, false);
  }

  /** An axis of more members than can be counted: each draw of a search makes its own. */
  public static Axis endless(String name) {
    return plain(name, Integer.MAX_VALUE, true);
  }

  private static Axis plain(String name, int count, boolean endless) {
    List<Space> members = Collections.nCopies(count, Space.POINT);
    return new Axis(name, members, BigInteger.valueOf(count), true, endless);
  }

  /** The full name. */
  public String name() {
    return name;
  }

  /** What varies further where each member is chosen. */
  public List<Space> members() {
    return members;
  }

  /** How many combinations it stands for, the axes inside its members included. */
  public BigInteger size() {
    return size;
  }

  /** The size as a number; 0 where it is too large to be one. */
  long count() {
    return count;
  }

  /** A size as a number; 0 where it is too large to be one. */
  static long number(BigInteger size) {
    return size.bitLength() < Long.SIZE ? size.longValue() : 0;
  }

  /** Whether none of its members brings an axis of its own. */
  public boolean isPlain() {
    return plain;
  }

  /** Whether a member is the number of a draw. */
  public boolean isEndless() {
    return endless;
  }

  @Override
  public String toString() {
    return name;
  }
}
