package dev.ablate.parse;

import dev.ablate.ast.Expr;
import dev.ablate.source.Span;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * What literals mean; those that mean nothing are refused, and read as 0 so that the rest is looked
 * at too.
 */
final class Literals {
  private static final Pattern DURATION =
      Pattern.compile("(?:(?<h>[0-9_]+)h)?(?:(?<m>[0-9_]+)m)?(?:(?<s>[0-9_]+)s)?");

  private static final Map<String, String> PYTHON_WORDS =
      Map.of("True", "true", "False", "false", "None", "none");

  private final Names names;

  Literals(Names names) {
    this.names = names;
  }

  /** Whether these digits are an integer behind {@code -} only. */
  static boolean isBelowAll(String digits) {
    return digits.replace("_", "").equals("9223372036854775808");
  }

  Expr integer(Token token) {
    Span span = names.places().span(token);
    String text = token.getText();
    try {
      return new Expr.IntLiteral(Long.parseLong(text.replace("_", "")), text, span);
    } catch (NumberFormatException e) {
      names.refuse(span, "integers go up to " + Long.MAX_VALUE + "; write a larger number as 1e20");
      return zero(span);
    }
  }

  Expr real(Token token) {
    Span span = names.places().span(token);
    String text = token.getText();
    double value = Double.parseDouble(text.replace("_", ""));
    if (Double.isInfinite(value)) {
      names.refuse(span, "numbers go up to " + Double.MAX_VALUE);
    } else if (value == 0 && text.matches("[0._]*[1-9].*")) {
      names.refuse(span, "the smallest number above 0 is " + Double.MIN_VALUE);
    }
    return new Expr.RealLiteral(value, text, span);
  }

  Expr duration(Token token) {
    Span span = names.places().span(token);
    Matcher parts = DURATION.matcher(token.getText());
    parts.matches();
    try {
      long minutes = Math.addExact(Math.multiplyExact(60, part(parts, "h")), part(parts, "m"));
      long seconds = Math.addExact(Math.multiplyExact(60, minutes), part(parts, "s"));
      return new Expr.DurationLiteral(seconds, token.getText(), span);
    } catch (ArithmeticException | NumberFormatException e) {
      names.refuse(span, "a duration goes up to " + Long.MAX_VALUE + "s");
      return zero(span);
    }
  }

  private static long part(Matcher parts, String unit) {
    String digits = parts.group(unit);
    return digits == null ? 0 : Long.parseLong(digits.replace("_", ""));
  }

  /** The value of a text in double quotes. */
  String text(TerminalNode string) {
    return new StringText(names, names.places().span(string.getSymbol())).value();
  }

  Expr pythonReal(Span span, String digits) {
    names.refuse(span, "a number does not end in a point: write " + Quoted.of(digits + ".0"));
    return zero(span);
  }

  Expr pythonString(Span span) {
    names.refuse(span, Quoted.inDoubleQuotes(span.text()));
    return zero(span);
  }

  Expr pythonWord(Span span) {
    names.refuse(
        span, "write '%s' instead of '%s'".formatted(PYTHON_WORDS.get(span.text()), span.text()));
    return zero(span);
  }

  Expr badNumber(Span span) {
    String text = span.text();
    names.refuse(span, Quoted.of(text) + " is not a number" + suggestion(text));
    return zero(span);
  }

  private static String suggestion(String text) {
    if (text.startsWith(".")) {
      return ": write " + Quoted.of("0" + text);
    }
    if (text.matches("[0-9_]+\\.[eE].*")) {
      return ": write " + Quoted.of(text.replace(".", ".0"));
    }
    if (text.matches("[0-9.]+[hmsd]")) {
      return "; a duration is written like '90s', '30m', '8h' or '1h30m'";
    }
    if (text.matches("[0-9_]+")) {
      return "; '_' stands between two digits";
    }
    return text.matches("[0-9]+[\\p{L}_]\\w*") ? "; a name does not start with a digit" : "";
  }

  private static Expr zero(Span span) {
    return new Expr.IntLiteral(0, "0", span);
  }
}
