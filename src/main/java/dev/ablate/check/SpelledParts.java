package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Type;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the parts of a list or chain are in the trial at hand: those that lets and conditions stand
 * for, and a chain's in place of the chain.
 */
final class SpelledParts {
  private final Setup setup;
  private final SetupScope scope;
  private final Consumer<Expr> deciding;

  /**
   * Parts in a trial.
   *
   * @param deciding is told of conditions, and of lets that vary
   */
  SpelledParts(Setup setup, Consumer<Expr> deciding) {
    this.setup = setup;
    this.scope = new SetupScope(setup, new Problems());
    this.deciding = deciding;
  }

  /** The parts of those that are written. */
  List<Expr> of(List<Expr> written) {
    return written.stream().flatMap(this::of).toList();
  }

  private Stream<Expr> of(Expr part) {
    if (part instanceof Expr.Then then) {
      return of(then.parts()).stream();
    }
    if (part instanceof Expr.Conditional choice) {
      deciding.accept(choice.condition());
      return scope
          .evaluator()
          .condition("if", choice.condition())
          .map(holds -> of(holds ? choice.value() : choice.otherwise()))
          .orElse(Stream.of(part));
    }
    return let(part).map(let -> given(let, part)).orElse(Stream.of(part));
  }

  private Optional<Statement.Let> let(Expr part) {
    return part instanceof Expr.Reference reference && reference.path().isSimple()
        ? Optional.of(reference.path())
            .map(Path::text)
            .filter(name -> setup.evaluationStack().cycle(name).isEmpty())
            .flatMap(setup.lets()::find)
        : Optional.empty();
  }

  private Stream<Expr> given(Statement.Let let, Expr part) {
    if (let.varies()) {
      deciding.accept(part);
    }
    String name = part.span().text();
    return setup
        .evaluationStack()
        .within(
            name,
            () ->
                scope
                    .letExpression(let, name, new Type.AnyType())
                    .map(this::of)
                    .orElse(Stream.of(part))
                    .toList())
        .stream();
  }
}
