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
    String name = call.name().text();
    String count = COUNTS.get(types.length);
    List<Argument> arguments = call.arguments();
    arguments.stream()
        .filter(argument -> !isPlain(argument))
        .findFirst()
        .ifPresent(a -> problems.error(a.span(), name + " takes " + count + " plain numbers"));
    List<Value> numbers = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Type type = i < types.length ? types[i] : Type.number();
      number(name, type, arguments.get(i)).ifPresent(numbers::add);
    }
    boolean complete = arguments.size() == types.length;
    if (!complete) {
      problems.error(call.span(), "write " + name + "(" + String.join(", ", names) + ")");
    }
    return Optional.of(numbers).filter(n -> complete && n.size() == types.length);
  }

  private static boolean isPlain(Argument argument) {
    return argument.name().isEmpty() && !argument.varies();
  }

  private Optional<Value> number(String call, Type type, Argument argument) {
    return isPlain(argument)
        ? evaluator.evaluate("a number of " + call, type, false, argument.value())
        : Optional.empty();
  }
}
