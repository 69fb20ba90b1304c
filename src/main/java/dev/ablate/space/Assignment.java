package dev.ablate.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The chosen member of every axis that exists.
 *
 * @param members the member's number from 0, by axis in the order of the space
 */
public record Assignment(Map<Axis, Integer> members) {

  /** The assignment in which nothing varies. */
  public static final Assignment EMPTY = new Assignment(Map.of());

  public Assignment {
    members = Collections.unmodifiableMap(members);
  }

  /** Both together. */
  public Assignment and(Assignment other) {
    if (members.isEmpty()) {
      return other;
    }
    Map<Axis, Integer> all = new LinkedHashMap<>(members);
    all.putAll(other.members);
    return new Assignment(all);
  }

  /** The chosen member of an axis, which must exist here. */
  public int member(Axis axis) {
    Integer member = members.get(axis);
    if (member == null) {
      throw new IllegalArgumentException("no axis " + axis + " here");
    }
    return member;
  }
}
