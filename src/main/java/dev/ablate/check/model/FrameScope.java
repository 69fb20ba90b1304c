package dev.ablate.check.model;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.expression.Scope;
import java.util.Collection;
import java.util.Optional;

/** The names of a body of layers, for expressions in it. */
record FrameScope(Frame frame, Components components, Problems problems) implements Scope {
  @Override
  public boolean knows(Path path, Type expected) {
    return path.isSimple() && frame.knows(path.text());
  }

  @Override
  public Optional<Value> value(Path path, Type expected) {
    return frame.value(path.text());
  }

  @Override
  public Optional<Expr> choose(String name, Type type, Expr set) {
    problems.error(set.span(), misplacedSet(name));
    return Optional.empty();
  }

  @Override
  public String misplacedSet(String name) {
    return "nothing varies inside a model; vary a parameter of the model instead";
  }

  @Override
  public Collection<String> names() {
    return frame.names();
  }
}
