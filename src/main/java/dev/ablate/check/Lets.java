package dev.ablate.check;

import dev.ablate.ast.Statement;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lets of an experiment in the trial at hand, each worked out when it is asked for. */
final class Lets {
  private final Setup setup;
  private final Map<String, Statement.Let> declared;
  private final LetTypes types;
  private final Map<Use, Derived<Value>> values = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  private record Use(String name, Type expected) {}

  Lets(Setup setup, Outline outline) {
    this.setup = setup;
    this.declared = outline.lets();
    this.types = new LetTypes(outline, setup.components());
  }

  Collection<String> names() {
    return declared.keySet();
  }

  Optional<Statement.Let> find(String name) {
    return Optional.ofNullable(declared.get(name));
  }

  /** Whether a let has been worked out for something. */
  boolean isUsed(String name) {
    return used.contains(name);
  }

  /** What the places accept that a let is given to. */
  Type accepted(String name) {
    return types.of(name);
  }

  /**
   * The value of a let.
   *
   * @param expected what the place accepts, which tells what bare words mean
   */
  Optional<Value> value(String name, Type expected) {
    Statement.Let let = find(name).orElseThrow();
    let.names().forEach(other -> used.add(other.text()));
    return values
        .computeIfAbsent(
            new Use(name, expected), use -> setup.derive(problems -> evaluate(let, use, problems)))
        .get();
  }

  private Optional<Value> evaluate(Statement.Let let, Use use, Problems problems) {
    SetupScope scope = new SetupScope(setup, problems);
    return setup
        .evaluationStack()
        .within(use.name(), () -> scope.letValue(let, use.name(), use.expected()));
  }
}
