package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import java.util.List;
import java.util.Optional;

/** What to write for sets as Python's libraries make them, of whole numbers. */
final class PythonSets {
  private static final String WHOLE = "-?[0-9]{1,9}";

  private PythonSets() {}

  /**
   * What to write with the call's own numbers, or empty where they are not plain enough.
   *
   * @param call {@code range(3)}, {@code logspace(-4, -1, num = 4)}
   */
  static Optional<String> instead(Expr.Call call) {
    List<String> numbers = call.arguments().stream().map(PythonSets::text).toList();
    return switch (call.name().text()) {
      case "range", "arange" -> range(numbers);
      case "logspace" -> geomspace(numbers);
      default -> Optional.empty();
    };
  }

  private static String text(Argument argument) {
    return argument.value().span().text();
  }

  /** Python leaves out the end of a range. */
  private static Optional<String> range(List<String> numbers) {
    if (numbers.isEmpty()
        || numbers.size() > 3
        || !numbers.stream().allMatch(PythonSets::isWhole)) {
      return Optional.empty();
    }
    int end = Math.min(numbers.size(), 2) - 1;
    String first = end == 0 ? "0" : numbers.get(0);
    long last = Long.parseLong(numbers.get(end)) - 1;
    String step = numbers.size() == 3 ? " step " + numbers.get(2) : "";
    return Optional.of("write " + first + ".." + last + step + ", both ends included")
        .filter(text -> last >= Long.parseLong(first) && !step.contains("-"));
  }

  /** PyTorch's ends are powers of ten; who writes others means the ends themselves. */
  private static Optional<String> geomspace(List<String> numbers) {
    if (numbers.size() != 3) {
      return Optional.empty();
    }
    boolean powers = isWhole(numbers.get(0)) && isWhole(numbers.get(1));
    String ten = powers ? "1e" : "";
    return Optional.of(
        "write geomspace(%s%s, %s%s, %s), with the ends themselves"
            .formatted(ten, numbers.get(0), ten, numbers.get(1), numbers.get(2)));
  }

  private static boolean isWhole(String number) {
    return number.matches(WHOLE);
  }
}
