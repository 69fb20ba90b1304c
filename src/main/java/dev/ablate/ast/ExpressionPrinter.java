package dev.ablate.ast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Expressions in canonical form, with the fewest parentheses that keep the tree. */
final class ExpressionPrinter {
  private final Comments comments;

  ExpressionPrinter(Comments comments) {
    this.comments = comments;
  }

  /** An expression that stands alone. */
  Doc print(Expr expr) {
    return print(expr, Precedence.THEN);
  }

  /** An expression where one that binds less tightly than {@code least} needs parentheses. */
  private Doc print(Expr expr, Precedence least) {
    Doc doc = bare(expr);
    return Precedence.of(expr).compareTo(least) < 0
        ? Doc.concat(Doc.text("("), doc, Doc.text(")"))
        : doc;
  }

  private Doc bare(Expr expr) {
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
      List<Doc> parts =
          then.parts().stream().map(part -> print(part, Precedence.CONDITIONAL)).toList();
      return chain(parts.get(0), parts.subList(1, parts.size()), i -> "then ");
    }
    return atom(expr);
  }

  private Doc atom(Expr expr) {
    int start = expr.span().offset();
    int close = Comments.end(expr.span()) - 1;
    if (expr instanceof Expr.Call call) {
      Doc name = Doc.text(call.name().text());
      return Doc.concat(name, arguments(call.name(), call.arguments(), close));
    }
    if (expr instanceof Expr.ListExpr list) {
      return bracketed("[", start + 1, list.items(), "]", close, this::print);
    }
    if (expr instanceof Expr.TupleExpr tuple) {
      return bracketed("(", start + 1, tuple.items(), ")", close, this::print);
    }
    if (expr instanceof Expr.SetExpr set) {
      return bracketed("{", start + 1, set.members(), "}", close, this::print);
    }
    return Doc.text(
        expr instanceof Expr.Reference reference ? reference.path().text() : literal(expr));
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

  private Doc unary(Expr.Unary unary) {
    boolean not = unary.operator() == UnaryOperator.NOT;
    Doc operator = Doc.text(unary.operator().symbol() + (not ? " " : ""));
    return Doc.concat(operator, print(unary.operand(), not ? Precedence.NOT : Precedence.SIGN));
  }

  private Doc binary(Expr.Binary binary) {
    return binary.operator() == BinaryOperator.POWER ? power(binary) : operations(binary);
  }

  private Doc power(Expr.Binary power) {
    return Doc.concat(
        print(power.left(), Precedence.ATOM),
        Doc.text(" ** "),
        print(power.right(), Precedence.SIGN));
  }

  /** Operators of one precedence in a row; a loop, as a long sum is as deep as it is long. */
  private Doc operations(Expr.Binary last) {
    Precedence precedence = Precedence.of(last.operator());
    Deque<Expr.Binary> row = new ArrayDeque<>();
    Expr first = last;
    while (first instanceof Expr.Binary binary && Precedence.of(first) == precedence) {
      row.push(binary);
      first = binary.left();
    }
    Doc start = print(first, precedence);
    List<Doc> operands = new ArrayList<>();
    List<String> operators = new ArrayList<>();
    for (Expr.Binary binary : row) {
      operators.add(binary.operator().symbol() + " ");
      operands.add(print(binary.right(), precedence.tighter()));
    }
    return chain(start, operands, operators::get);
  }

  /** On one line, or the first operand and then an operator with its operand a line. */
  private static Doc chain(Doc first, List<Doc> operands, Function<Integer, String> operator) {
    List<Doc> more = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      more.add(new Doc.Line(" "));
      more.add(Doc.text(operator.apply(i)));
      more.add(operands.get(i));
    }
    return Doc.group(first, Doc.indented(more));
  }

  private Doc comparison(Expr.Comparison comparison) {
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < comparison.operands().size(); i++) {
      if (i > 0) {
        parts.add(Doc.text(" " + comparison.operators().get(i - 1).symbol() + " "));
      }
      parts.add(print(comparison.operands().get(i), Precedence.RANGE));
    }
    return Doc.concat(parts);
  }

  private Doc conditional(Expr.Conditional conditional) {
    Doc value = print(conditional.value(), Precedence.OR);
    List<Doc> rest =
        List.of(
            print(conditional.condition(), Precedence.OR),
            print(conditional.otherwise(), Precedence.CONDITIONAL));
    return chain(value, rest, i -> i == 0 ? "if " : "else ");
  }

  private Doc range(Expr.RangeExpr range) {
    List<Doc> parts = new ArrayList<>();
    parts.add(print(range.first(), Precedence.SUM));
    parts.add(Doc.text(".."));
    parts.add(print(range.last(), Precedence.SUM));
    if (range.step().isPresent()) {
      parts.add(Doc.text(" step "));
      parts.add(print(range.step().get(), Precedence.SUM));
    }
    return Doc.concat(parts);
  }

  /**
   * Arguments with their parentheses.
   *
   * @param name what they stand behind
   * @param close where the closing parenthesis stands
   */
  Doc arguments(Identifier name, List<Argument> arguments, int close) {
    int open = comments.find('(', Comments.end(name.span())) + 1;
    return bracketed("(", open, arguments, ")", close, this::argument);
  }

  private Doc argument(Argument argument) {
    String relation = argument.varies() ? " in " : " = ";
    String name = argument.name().map(n -> n.text() + relation).orElse("");
    return Doc.concat(Doc.text(name), print(argument.value()));
  }

  /** Parts on one line where they fit, otherwise one a line; plain numbers as many as fit. */
  <N extends Node> Doc bracketed(
      String open, int start, List<N> nodes, String close, int end, Function<N, Doc> print) {
    Contents<Doc> contents = Contents.of(comments, start, nodes, end, print);
    if (contents.isEmpty()) {
      return Doc.text(open + close);
    }
    boolean filled =
        !contents.hasComments() && nodes.stream().allMatch(ExpressionPrinter::isNumber);
    Lines lines = new Lines();
    for (int i = 0; i < nodes.size(); i++) {
      Contents.Entry<Doc> entry = contents.entries().get(i);
      boolean last = i == nodes.size() - 1;
      Doc part = Doc.concat(entry.part(), last ? new Doc.IfBroken(",") : Doc.text(","));
      if (filled && i > 0) {
        lines.join(entry, part);
      } else {
        lines.add(entry, part, new Doc.Line(" "));
      }
    }
    lines.add(contents.end());
    return braced(contents, open, "", lines, close, contents.hasComments());
  }

  /**
   * Brackets around lines that stand a level deeper where they do not fit between them.
   *
   * @param space what stands inside the brackets on one line
   * @param broken whether they may not stand on one line
   */
  static Doc braced(
      Contents<?> contents, String open, String space, Lines lines, String close, boolean broken) {
    List<Doc> inside = new ArrayList<>(List.of(new Doc.Line(space)));
    inside.addAll(lines.docs());
    Doc all =
        Doc.concat(
            Doc.text(open),
            contents.headDoc(),
            Doc.indented(inside),
            new Doc.Line(space),
            Doc.text(close));
    return new Doc.Group(all, broken || all.breaks());
  }

  private static boolean isNumber(Node node) {
    return node instanceof Expr.IntLiteral || node instanceof Expr.RealLiteral;
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
