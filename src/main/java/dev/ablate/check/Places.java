package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;

/** Finds where the parts of settings are written in the trial at hand. */
final class Places {
  private final Setup setup;
  private final boolean whole;

  /**
   * Places in a trial.
   *
   * @param whole whether of a part that varies the set is meant, not the chosen member
   */
  Places(Setup setup, boolean whole) {
    this.setup = setup;
    this.whole = whole;
  }

  /**
   * The place of a part.
   *
   * @param path inside the setting; empty for all of it
   */
  Optional<Span> find(Written written, List<String> path) {
    if (whole && path.isEmpty()) {
      return Optional.of(written.value().span());
    }
    Optional<Expr> value =
        written.varies()
            ? setup.choose(written.value(), new Problems())
            : Optional.of(written.value());
    return value.flatMap(v -> find(v, path));
  }

  private Optional<Span> find(Expr expr, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(expr.span());
    }
    Optional<Written> given = given(expr);
    if (given.isPresent()) {
      return find(given.get(), path);
    }
    if (expr instanceof Expr.Call call) {
      return argument(call, path.get(0))
          .flatMap(a -> find(new Written(a.varies(), a.value()), rest(path)));
    }
    return part(expr, path);
  }

  private Optional<Span> part(Expr expr, List<String> path) {
    List<Expr> parts = List.of();
    if (expr instanceof Expr.Then then) {
      parts = then.parts();
    } else if (expr instanceof Expr.ListExpr list) {
      parts = list.items();
    }
    List<Expr> spelled = new SpelledParts(setup, deciding -> {}).of(parts);
    int index = PartNames.of(spelled).indexOf(path.get(0));
    return index < 0 ? Optional.empty() : find(spelled.get(index), rest(path));
  }

  /** What a let gives, where one stands. */
  private Optional<Written> given(Expr expr) {
    if (expr instanceof Expr.Reference reference && reference.path().isSimple()) {
      String name = reference.path().text();
      return setup.lets().find(name).flatMap(let -> GivenByLet.of(let, name));
    }
    return Optional.empty();
  }

  private Optional<Argument> argument(Expr.Call call, String parameter) {
    Optional<Argument> named =
        call.arguments().stream()
            .filter(a -> a.name().filter(n -> n.text().equals(parameter)).isPresent())
            .findFirst();
    return named.or(() -> positional(call, parameter));
  }

  private Optional<Argument> positional(Expr.Call call, String parameter) {
    int index =
        setup
            .components()
            .find(call.name().text())
            .map(c -> c.parameters().stream().map(Parameter::name).toList().indexOf(parameter))
            .orElse(-1);
    return call.arguments().stream()
        .skip(Math.max(0, index))
        .findFirst()
        .filter(a -> index >= 0 && a.name().isEmpty());
  }

  private static List<String> rest(List<String> path) {
    return path.subList(1, path.size());
  }
}
