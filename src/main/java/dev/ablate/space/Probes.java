package dev.ablate.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A few assignments in which everything that can exist exists once. */
public final class Probes {
  private static final int MANY = 1000;

  private Probes() {}

  /**
   * Assignments of which each member of each axis is in one at least; of an axis of many members
   * without axes of their own the first stands for all.
   */
  public static List<Assignment> of(Space space) {
    return IntStream.range(0, count(space)).mapToObj(i -> probe(space, i)).toList();
  }

  private static int count(Space space) {
    return space.axes().stream().mapToInt(Probes::count).max().orElse(1);
  }

  private static int count(Axis axis) {
    int members = axis.members().size();
    if (axis.isPlain()) {
      return members > MANY ? 1 : members;
    }
    return axis.members().stream().mapToInt(Probes::count).sum();
  }

  private static Assignment probe(Space space, int number) {
    Map<Axis, Integer> chosen = new LinkedHashMap<>();
    choose(space, number, chosen);
    return new Assignment(chosen);
  }

  private static void choose(Space space, int number, Map<Axis, Integer> chosen) {
    for (Axis axis : space.axes()) {
      int rest = number % count(axis);
      int member = 0;
      while (rest >= count(axis.members().get(member))) {
        rest -= count(axis.members().get(member));
        member++;
      }
      chosen.put(axis, member);
      choose(axis.members().get(member), rest, chosen);
    }
  }
}
