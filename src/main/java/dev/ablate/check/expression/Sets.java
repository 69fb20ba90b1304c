package dev.ablate.check.expression;

import dev.ablate.ast.Expr;
import java.util.Set;

/** Which expressions are sets, and so stand behind {@code in} only. */
public final class Sets {
  private static final Set<String> FUNCTIONS =
      Set.of("linspace", "geomspace", "uniform", "loguniform", "normal", "randint", "quniform");

  private Sets() {}

  /** Whether the expression is a set, a range, or a call such as {@code linspace(0, 1, 5)}. */
  public static boolean isSet(Expr expr) {
    return expr instanceof Expr.SetExpr
        || expr instanceof Expr.RangeExpr
        || (expr instanceof Expr.Call call && FUNCTIONS.contains(call.name().text()));
  }
}
