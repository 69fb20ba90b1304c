package dev.ablate.check.expression;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A scope of given values, by path, in which the first member of every set is chosen. */
public record NamedValues(Map<String, Value> values, Components components) implements Scope {
  @Override
  public boolean knows(Path path, Type expected) {
    return values.containsKey(path.text());
  }

  @Override
  public Optional<Value> value(Path path, Type expected) {
    return Optional.ofNullable(values.get(path.text()));
  }

  @Override
  public Optional<Expr> choose(String name, Type type, Expr set) {
    return Optional.of(((Expr.SetExpr) set).members().get(0));
  }

  @Override
  public Type accepted(Path path) {
    return Catalog.standard()
        .experiment()
        .parameter(path.text())
        .map(Parameter::type)
        .orElse(new Type.AnyType());
  }

  @Override
  public Collection<String> names() {
    return values.keySet();
  }
}
