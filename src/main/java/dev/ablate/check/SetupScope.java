package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.expression.Scope;
import dev.ablate.check.expression.Sets;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What names mean in the expressions of an experiment: lets, settings, and parts of both. */
final class SetupScope implements Scope {
  private final Setup setup;
  private final Problems problems;
  private final Evaluator evaluator;

  SetupScope(Setup setup, Problems problems) {
    this.setup = setup;
    this.problems = problems;
    this.evaluator = new Evaluator(this, problems);
  }

  /** What computes expressions in this scope. */
  Evaluator evaluator() {
    return evaluator;
  }

  /** In {@code metrics = [precision]} the metric is meant, not the setting of that name. */
  @Override
  public boolean knows(Path path, Type expected) {
    String head = path.head().text();
    boolean word = path.isSimple() && expected.words().contains(head);
    return setup.lets().find(head).isPresent()
        || (!word && Setup.EXPERIMENT.parameter(head).isPresent());
  }

  @Override
  public Optional<Value> value(Path path, Type expected) {
    String head = path.head().text();
    Optional<String> endless =
        setup.evaluationStack().cycle(head).map(way -> "a reference cycle: " + way);
    if (endless.isPresent() || setup.evaluationStack().isTooDeep()) {
      problems.error(path.span(), endless.orElse("more than 200 names refer to one another"));
      return Optional.empty();
    }
    Type type = path.isSimple() ? expected : new Type.AnyType();
    Lets lets = setup.lets();
    Optional<Value> whole =
        lets.find(head).isPresent() ? lets.value(head, type) : setup.known(head);
    if (head.equals("batch_size") && whole.filter(Settings.AUTO::equals).isPresent()) {
      problems.error(
          path.span(), "batch_size is auto, and expressions cannot use it; set it to a number");
      return Optional.empty();
    }
    return whole.flatMap(value -> part(path, value));
  }

  @Override
  public Optional<Expr> choose(String name, Type type, Expr set) {
    if (setup.varied().at(set).filter(varying -> varying.canLeave(type)).isEmpty()) {
      return setup.choose(set, problems);
    }
    problems.error(
        set.span(),
        name + " must be " + type.requirement() + "; " + set.span().text() + " can give others");
    return Optional.empty();
  }

  @Override
  public Type accepted(Path path) {
    if (path.isSimple() && setup.lets().find(path.text()).isPresent()) {
      return setup.lets().accepted(path.text());
    }
    Type setting =
        Setup.EXPERIMENT.parameter(path.text()).map(Parameter::type).orElse(new Type.AnyType());
    String last = path.parts().get(path.parts().size() - 1).text();
    return path.isSimple() ? setting : setup.components().accepted(last);
  }

  @Override
  public Collection<String> names() {
    List<String> names = new ArrayList<>(setup.lets().names());
    Setup.EXPERIMENT.parameters().forEach(p -> names.add(p.name()));
    return names;
  }

  @Override
  public Components components() {
    return setup.components();
  }

  /** What a let gives one of its names. */
  Optional<Value> letValue(Statement.Let let, String name, Type expected) {
    if (!let.varies() && Sets.isSet(let.value())) {
      problems.error(
          let.value().span(), "a set of values needs 'in': write 'let " + name + " in ...'");
      return Optional.empty();
    }
    return letExpression(let, name, expected).flatMap(expr -> evaluator.evaluate(expr, expected));
  }

  /** The expression that a let gives one of its names in the trial at hand. */
  Optional<Expr> letExpression(Statement.Let let, String name, Type expected) {
    Optional<Expr> chosen =
        let.varies() ? choose(name, expected, let.value()) : Optional.of(let.value());
    if (!let.tuple()) {
      return chosen;
    }
    int index = let.names().stream().map(Identifier::text).toList().indexOf(name);
    return chosen.flatMap(expr -> items(let, expr)).map(items -> items.get(index));
  }

  private Optional<List<Expr>> items(Statement.Let let, Expr expr) {
    List<Expr> items = GivenByLet.items(expr);
    if (items.size() != let.names().size()) {
      problems.error(
          expr.span(), "write a tuple of " + let.names().size() + " values, one for each name");
      return Optional.empty();
    }
    return Optional.of(items);
  }

  /** What a path's later names mean in a value; none where it has no such part. */
  private Optional<Value> part(Path path, Value whole) {
    Value value = whole;
    for (int i = 1; i < path.parts().size(); i++) {
      String name = path.parts().get(i).text();
      Optional<Value> next = Parts.of(value, name);
      String setting = path.head().text();
      if (next.isEmpty() && i == 1 && Inferred.infersPartsOf(setting)) {
        Optional<String> endless =
            setup.inferred().cycle(setting).map(way -> "a reference cycle: " + way);
        if (endless.isPresent()) {
          problems.error(path.span(), endless.get());
          return Optional.empty();
        }
        next = setup.complete(setting).flatMap(v -> Parts.of(v, name));
      }
      if (next.isEmpty()) {
        setup.paths().missed(path, i, Parts.names(value));
        return Optional.of(Value.NONE);
      }
      value = next.get();
    }
    setup.paths().found(path);
    return Optional.of(value);
  }
}
