package dev.ablate.check.expression;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sides of comparisons: beside another a component stands for its name, a choice needs no
 * quotes, and what a setting or parameter can never be is a mistake.
 */
final class Comparands {
  private final Scope scope;
  private final Evaluator evaluator;
  private final Names names;

  Comparands(Scope scope, Evaluator evaluator, Names names) {
    this.scope = scope;
    this.evaluator = evaluator;
    this.names = names;
  }

  /** The value of one side; the other tells what words mean. */
  Optional<Value> value(Expr side, Expr other) {
    if (!(other instanceof Expr.Reference reference) || !isWord(side, reference.path())) {
      return plain(side, own(side));
    }
    Type accepted = scope.accepted(reference.path());
    boolean suggests = !accepted.words().isEmpty() || hasComponents(accepted);
    return choice(side, reference.path())
        .or(() -> plain(side, suggests ? accepted : Components.ANY))
        .flatMap(value -> possible(reference.path(), accepted, side, value));
  }

  /** What a name accepts itself, which a let of a bare choice needs. */
  private Type own(Expr side) {
    return side instanceof Expr.Reference reference && reference.path().isSimple()
        ? scope.accepted(reference.path())
        : Components.ANY;
  }

  /** Whether it may be a choice or a name; of other sides, as of most, there is nothing to say. */
  private boolean isWord(Expr side, Path other) {
    return side instanceof Expr.StringLiteral
        || side instanceof Expr.BoolLiteral
        || (other.isSimple() && side instanceof Expr.IntLiteral)
        || (side instanceof Expr.Reference reference
            && !scope.knows(reference.path(), Components.ANY));
  }

  private Optional<Value> plain(Expr side, Type expected) {
    Optional<Value> component =
        side instanceof Expr.Reference reference
            ? names.bareComponent(reference.path())
            : Optional.empty();
    return component.isPresent() ? component : evaluator.evaluate(side, expected);
  }

  private Optional<Value> choice(Expr side, Path other) {
    if (!(side instanceof Expr.Reference reference)
        || !reference.path().isSimple()
        || scope.knows(reference.path(), Components.ANY)) {
      return Optional.empty();
    }
    String last = other.parts().get(other.parts().size() - 1).text();
    List<String> words = new ArrayList<>(scope.accepted(other).words());
    words.addAll(scope.components().accepted(last).words());
    return Optional.of(reference.path().text()).filter(words::contains).map(Value.Text::new);
  }

  /** A constant, unless nothing that the path accepts is ever equal to it. */
  private Optional<Value> possible(Path path, Type accepted, Expr side, Value value) {
    if (accepted instanceof Type.AnyType && side instanceof Expr.StringLiteral text) {
      return besideComponent(path, text);
    }
    return isConstant(accepted, side, value) && !canBe(accepted, value)
        ? evaluator.convert(path.text(), accepted, value, side.span())
        : Optional.of(value);
  }

  private Optional<Value> besideComponent(Path path, Expr.StringLiteral text) {
    boolean component =
        scope.knows(path, Components.ANY)
            && scope.value(path, Components.ANY).filter(Instance.class::isInstance).isPresent();
    return component && scope.components().find(text.value()).isEmpty()
        ? evaluator.fail(
            text.span(),
            "no component is called \""
                + text.value()
                + "\""
                + Nearest.hint(text.value(), scope.components().names()))
        : Optional.of(new Value.Text(text.value()));
  }

  private boolean isConstant(Type accepted, Expr side, Value value) {
    boolean counted = accepted instanceof Type.BoolType || accepted instanceof Type.ChoiceType;
    return side instanceof Expr.StringLiteral
        || side instanceof Expr.BoolLiteral
        || (counted && (side instanceof Expr.IntLiteral || side instanceof Expr.RealLiteral))
        || (side instanceof Expr.Reference reference
            && value instanceof Instance
            && !scope.knows(reference.path(), Components.ANY));
  }

  private boolean canBe(Type accepted, Value value) {
    return accepted.convert(value).isPresent()
        || (value instanceof Value.Text text && isNamed(text.value(), accepted));
  }

  /** Whether a text is a component's name, or those of a chain. */
  private boolean isNamed(String text, Type accepted) {
    return Arrays.stream(text.split(" then "))
        .allMatch(scope.components().names(accepted)::contains);
  }

  private boolean hasComponents(Type accepted) {
    return !(accepted instanceof Type.AnyType) && !scope.components().names(accepted).isEmpty();
  }
}
