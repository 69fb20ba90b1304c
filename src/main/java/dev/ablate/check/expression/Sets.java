package dev.ablate.check.expression;

import dev.ablate.ast.Expr;
import java.util.Set;

/** Which expressions are sets, and so stand behind {@code in} only. */
public final class Sets {
  private static final Set<String> SPACED = Set.of("linspace", "geomspace");
  private static final Set<String> DISTRIBUTIONS =
      Set.of("uniform", "loguniform", "normal", "randint", "quniform");

  private Sets() {}

  /** Whether the expression is a set, a range, or a call such as {@code linspace(0, 1, 5)}. */
  public static boolean isSet(Expr expr) {
    return expr instanceof Expr.SetExpr
        || expr instanceof Expr.RangeExpr
        || isDistribution(expr)
        || (expr instanceof Expr.Call call && SPACED.contains(call.name().text()));
  }

  /** Whether the expression is a set that only a search that samples can take. */
  public static boolean isDistribution(Expr expr) {
    return expr instanceof Expr.Call call && DISTRIBUTIONS.contains(call.name().text());
  }
}
