package dev.ablate.space;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The assignment at hand. It knows which axes each running computation has looked at. */
public final class Selection {
  private final Deque<Map<Axis, Integer>> running = new ArrayDeque<>();
  private Assignment assignment = Assignment.EMPTY;

  /** Goes on to another assignment. */
  public void select(Assignment next) {
    assignment = next;
  }

  /** The chosen member of an axis, which must exist. */
  public int member(Axis axis) {
    int member = assignment.member(axis);
    if (!running.isEmpty()) {
      running.element().putIfAbsent(axis, member);
    }
    return member;
  }

  /** What the innermost running computation has looked at so far, in that order. */
  public Map<Axis, Integer> seen() {
    return Collections.unmodifiableMap(running.element());
  }

  /** A computation begins. */
  void begin() {
    running.push(new LinkedHashMap<>());
  }

  /** The innermost computation ends; what it has looked at, the one around it has too. */
  Map<Axis, Integer> end() {
    Map<Axis, Integer> seen = running.pop();
    if (!running.isEmpty()) {
      seen.forEach(running.element()::putIfAbsent);
    }
    return seen;
  }
}
