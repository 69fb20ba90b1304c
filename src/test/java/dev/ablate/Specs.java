package dev.ablate;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.FileComponents;
import dev.ablate.check.expression.NamedValues;
import dev.ablate.check.expression.Problems;
import java.util.Map;

/** Components from text, for tests. */
public final class Specs {
  private Specs() {}

  /** A component with its arguments: {@code AdamW(lr = 0.001)}. */
  public static Instance instance(String text) {
    return (Instance) value(text);
  }

  /** The value of an expression: {@code Warmup(steps = 3) then CosineAnnealingLR(T_max = 5)}. */
  public static Value value(String text) {
    Problems problems = new Problems();
    NamedValues scope = new NamedValues(Map.of(), FileComponents.of(Catalog.standard()));
    return new Evaluator(scope, problems)
        .evaluate(Exprs.expression(text), new Type.AnyType())
        .orElseThrow(() -> new AssertionError(problems.diagnostics()));
  }
}
