package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An axis and the set that it comes from.
 *
 * @param members what can be chosen, in order
 * @param extremes of a distribution, numbers that show what it can give; none of a set
 * @param place where the set stands
 */
record Varying(Axis axis, List<Expr> members, List<Value> extremes, Span place) {
  private static final int MOST_COMPARED = 1_000_000;

  /** The member of a set at the place of this one, whose members may have been overridden. */
  Expr member(Expr set, int index) {
    return set instanceof Expr.SetExpr listed ? listed.members().get(index) : members.get(index);
  }

  /** Whether it may give a number that a type does not accept. */
  boolean canLeave(Type type) {
    return extremes.stream().anyMatch(number -> type.convert(number).isEmpty());
  }

  /**
   * Of each member the first one that is written like it, numbers in whatever way; nothing of more
   * members than there can be trials.
   */
  int[] firstLike() {
    Map<Object, Integer> first = new HashMap<>();
    return IntStream.range(0, members.size() > MOST_COMPARED ? 0 : members.size())
        .map(i -> first.computeIfAbsent(value(members.get(i)), value -> i))
        .toArray();
  }

  private static Object value(Expr member) {
    if (member instanceof Expr.IntLiteral whole) {
      return (double) whole.value();
    }
    return member instanceof Expr.RealLiteral real ? real.value() : member.span().text();
  }

  /** How messages show that a member is chosen: {@code optimizer = SGD}, {@code a = 1, b = 2}. */
  String choice(int index) {
    String[] names = axis.name().split(", ");
    List<Expr> items =
        members.get(index) instanceof Expr.TupleExpr tuple && names.length > 1
            ? tuple.items()
            : List.of(members.get(index));
    return items.size() == names.length
        ? IntStream.range(0, names.length)
            .mapToObj(i -> names[i] + " = " + text(items.get(i)))
            .collect(Collectors.joining(", "))
        : axis.name() + " = " + text(members.get(index));
  }

  /** A component by its name. */
  private static String text(Expr member) {
    if (member instanceof Expr.Call call) {
      return call.name().text();
    }
    if (member instanceof Expr.IntLiteral whole) {
      return whole.text();
    }
    return member instanceof Expr.RealLiteral real ? real.text() : member.span().text();
  }
}
