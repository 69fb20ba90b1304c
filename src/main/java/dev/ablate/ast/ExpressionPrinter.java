package dev.ablate.ast;

import java.util.List;
import java.util.stream.Collectors;

/** Expressions in canonical form, with the fewest parentheses that keep the tree. */
final class ExpressionPrinter {
  private ExpressionPrinter() {}

  /** An expression that stands alone. */
  static String print(Expr expr) {
    return print(expr, Precedence.THEN);
  }

  /** An expression where one that binds less tightly than {@code least} needs parentheses. */
  private static String print(Expr expr, Precedence least) {
    String text = bare(expr);
    return Precedence.of(expr).compareTo(least) < 0 ? "(" + text + ")" : text;
  }

  private static String bare(Expr expr) {
    if (expr instanceof Expr.Unary unary) {
      return unary(unary);
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Comparison comparison) {
      return comparison(comparison);
    }
    if (expr instanceof Expr.Conditional conditional) {
      return conditional(conditional);
    }
    if (expr instanceof Expr.RangeExpr range) {
      return range(range);
    }
    if (expr instanceof Expr.Then then) {
      return then.parts().stream()
          .map(part -> print(part, Precedence.CONDITIONAL))
          .collect(Collectors.joining(" then "));
    }
    return atom(expr);
  }

  private static String atom(Expr expr) {
    if (expr instanceof Expr.Reference reference) {
      return reference.path().text();
    }
    if (expr instanceof Expr.Call call) {
      return call.name().text() + arguments(call.arguments());
    }
    if (expr instanceof Expr.ListExpr list) {
      return "[" + join(list.items()) + "]";
    }
    if (expr instanceof Expr.TupleExpr tuple) {
      return "(" + join(tuple.items()) + ")";
    }
    if (expr instanceof Expr.SetExpr set) {
      return "{" + join(set.members()) + "}";
    }
    return literal(expr);
  }

  private static String literal(Expr expr) {
    if (expr instanceof Expr.IntLiteral integer) {
      return integer.text();
    }
    if (expr instanceof Expr.RealLiteral real) {
      return real.text();
    }
    if (expr instanceof Expr.DurationLiteral duration) {
      return duration.text();
    }
    if (expr instanceof Expr.StringLiteral string) {
      return quoted(string.value());
    }
    return expr instanceof Expr.BoolLiteral bool ? Boolean.toString(bool.value()) : "none";
  }

  private static String unary(Expr.Unary unary) {
    boolean not = unary.operator() == UnaryOperator.NOT;
    String operand = print(unary.operand(), not ? Precedence.NOT : Precedence.SIGN);
    return unary.operator().symbol() + (not ? " " : "") + operand;
  }

  private static String binary(Expr.Binary binary) {
    boolean power = binary.operator() == BinaryOperator.POWER;
    Precedence precedence = Precedence.of(binary.operator());
    String left = print(binary.left(), power ? Precedence.ATOM : precedence);
    String right = print(binary.right(), power ? Precedence.SIGN : precedence.tighter());
    return left + " " + binary.operator().symbol() + " " + right;
  }

  private static String comparison(Expr.Comparison comparison) {
    List<Expr> operands = comparison.operands();
    StringBuilder text = new StringBuilder(print(operands.get(0), Precedence.RANGE));
    for (int i = 1; i < operands.size(); i++) {
      text.append(' ').append(comparison.operators().get(i - 1).symbol()).append(' ');
      text.append(print(operands.get(i), Precedence.RANGE));
    }
    return text.toString();
  }

  private static String conditional(Expr.Conditional conditional) {
    return print(conditional.value(), Precedence.OR)
        + " if "
        + print(conditional.condition(), Precedence.OR)
        + " else "
        + print(conditional.otherwise(), Precedence.CONDITIONAL);
  }

  private static String range(Expr.RangeExpr range) {
    String step = range.step().map(expr -> " step " + print(expr, Precedence.SUM)).orElse("");
    return print(range.first(), Precedence.SUM) + ".." + print(range.last(), Precedence.SUM) + step;
  }

  /** Arguments with their parentheses. */
  static String arguments(List<Argument> arguments) {
    return arguments.stream()
        .map(ExpressionPrinter::argument)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String argument(Argument argument) {
    String relation = argument.varies() ? " in " : " = ";
    return argument.name().map(name -> name.text() + relation).orElse("") + print(argument.value());
  }

  private static String join(List<Expr> items) {
    return items.stream().map(ExpressionPrinter::print).collect(Collectors.joining(", "));
  }

  /** A text in double quotes. */
  static String quoted(String value) {
    return value
        .chars()
        .mapToObj(c -> escaped((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default -> Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c);
    };
  }
}
