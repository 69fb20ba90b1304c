package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of sets such as {@code linspace(0, 1, 5)}. */
final class PlainNumbers {
  private static final List<String> COUNTS = List.of("no", "one", "two", "three");

  private final Evaluator evaluator;
  private final Problems problems;

  PlainNumbers(Evaluator evaluator, Problems problems) {
    this.evaluator = evaluator;
    this.problems = problems;
  }

  /**
   * The numbers of a call, each in the form of its type, or empty after a mistake.
   *
   * @param names what the numbers are called, for messages
   */
  Optional<List<Value>> of(Expr.Call call, List<String> names, Type... types) {
    List<Value> numbers = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Type type = i < types.length ? types[i] : Type.number();
      number(call, types.length, type, call.arguments().get(i)).ifPresent(numbers::add);
    }
    boolean complete = call.arguments().size() == types.length;
    if (!complete) {
      problems.error(
          call.span(), "write " + call.name().text() + "(" + String.join(", ", names) + ")");
    }
    return Optional.of(numbers).filter(n -> complete && n.size() == types.length);
  }

  private Optional<Value> number(Expr.Call call, int count, Type type, Argument argument) {
    String name = call.name().text();
    if (argument.name().isPresent() || argument.varies()) {
      problems.error(argument.span(), name + " takes " + COUNTS.get(count) + " plain numbers");
      return Optional.empty();
    }
    return evaluator.evaluate("a number of " + name, type, false, argument.value());
  }
}
