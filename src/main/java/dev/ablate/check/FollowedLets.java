package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The lets in whose place stands what they are given, where a change goes on inside it. */
final class FollowedLets {
  private final Map<String, Statement.Let> lets;
  private final EvaluationStack evaluationStack = new EvaluationStack();

  FollowedLets(Map<String, Statement.Let> lets) {
    this.lets = lets;
  }

  /**
   * Goes on in the let that an expression names, if it names one. A cycle is not followed, nor a
   * let of several names.
   */
  <T> T follow(Expr expr, Function<Statement.Let, T> inLet, Supplier<T> otherwise) {
    Optional<Statement.Let> let = let(expr);
    if (let.isEmpty()) {
      return otherwise.get();
    }
    String name = let.get().names().get(0).text();
    return evaluationStack.within(name, () -> inLet.apply(let.get()));
  }

  private Optional<Statement.Let> let(Expr expr) {
    return expr instanceof Expr.Reference reference
            && reference.path().isSimple()
            && evaluationStack.cycle(reference.path().text()).isEmpty()
            && !evaluationStack.isTooDeep()
        ? Optional.ofNullable(lets.get(reference.path().text())).filter(let -> !let.tuple())
        : Optional.empty();
  }

  /** Why a let cannot be followed that stands where a component could; empty of other names. */
  Optional<String> refusal(String name) {
    return Optional.ofNullable(lets.get(name))
        .filter(let -> let.tuple() || let.varies())
        .map(
            let ->
                "'%s' is %s; write what it is given here"
                    .formatted(name, let.tuple() ? "one of several names" : "a let that varies"));
  }
}
