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
   * Goes on in what the let gives that an expression names, if it names one. A cycle is not
   * followed.
   */
  <T> T follow(Expr expr, Function<Written, T> inLet, Supplier<T> otherwise) {
    if (expr instanceof Expr.Reference reference && reference.path().isSimple()) {
      String name = reference.path().text();
      Optional<Written> given = given(name);
      if (given.isPresent()) {
        return evaluationStack.within(name, () -> inLet.apply(given.get()));
      }
    }
    return otherwise.get();
  }

  private Optional<Written> given(String name) {
    return evaluationStack.cycle(name).isEmpty() && !evaluationStack.isTooDeep()
        ? Optional.ofNullable(lets.get(name)).flatMap(let -> GivenByLet.of(let, name))
        : Optional.empty();
  }

  /** Why a let cannot be followed that stands where a component could; empty of other names. */
  Optional<String> refusal(String name) {
    return Optional.ofNullable(lets.get(name))
        .flatMap(let -> GivenByLet.of(let, name))
        .filter(Written::varies)
        .map(given -> "'" + name + "' is a let that varies; write what it is given here");
  }
}
