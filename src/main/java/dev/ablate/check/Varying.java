package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import java.util.List;

/**
 * An axis and the set that it comes from.
 *
 * @param members what can be chosen, in order
 * @param place where the set stands
 */
record Varying(Axis axis, List<Expr> members, Span place) {

  /** The member of a set at the place of this one, whose members may have been overridden. */
  Expr member(Expr set, int index) {
    return set instanceof Expr.SetExpr listed ? listed.members().get(index) : members.get(index);
  }

  /** How messages show a member: a component by its name. */
  String text(int index) {
    Expr member = members.get(index);
    if (member instanceof Expr.Call call) {
      return call.name().text();
    }
    if (member instanceof Expr.IntLiteral whole) {
      return whole.text();
    }
    return member instanceof Expr.RealLiteral real ? real.text() : member.span().text();
  }
}
