package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import dev.ablate.source.Nearest;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Suggestions for words that are habits from other languages and cannot stand where they do. */
final class Habits {
  private static final List<String> DECLARATIONS =
      List.of("import", "model", "block", "experiment");

  private static final String IMPORT = "; files are imported, as in import \"models.exp\"";

  private static final String COMPARED = "; a condition compares: write a == 1 or a == 2";

  private Habits() {}

  /** How a message ends that says what was expected and what was found; mostly empty. */
  static Optional<String> hint(Token found, Token before, IntervalSet expected) {
    return Optional.of(text(found, before, expected)).filter(hint -> !hint.isEmpty());
  }

  private static String text(Token found, Token before, IntervalSet expected) {
    if (expected.contains(AblateLexer.EXPERIMENT) && expected.contains(Token.EOF)) {
      return ofDeclaration(found);
    }
    if (before.getType() == AblateLexer.IMPORT && found.getType() == AblateLexer.NAME) {
      return IMPORT;
    }
    if (isUnquoted(found, expected)) {
      return "; write \"" + Quoted.shortened(untilBrace(found)) + "\"";
    }
    if (found.getType() == AblateLexer.RPAREN
        && before.getType() == AblateLexer.COMMA
        && expected.contains(AblateLexer.INT)) {
      return "; a tuple has two values or more: write a list of one as [...]";
    }
    if (expected.contains(AblateLexer.ELSE) && List.of("in", "not").contains(found.getText())) {
      return found.getText().equals("in") ? COMPARED : "; a condition compares: write not a == 1";
    }
    if (expected.contains(AblateLexer.INT)) {
      return "";
    }
    if (expected.contains(AblateLexer.LET)) {
      return ofStatement(found);
    }
    if (expected.contains(AblateLexer.REPEAT)) {
      return ofLayer(found);
    }
    return expected.contains(AblateLexer.ASSIGN) && before.getText().equals("is")
        ? "; values are compared by '=='"
        : "";
  }

  /** A name where a text must stand. */
  private static boolean isUnquoted(Token found, IntervalSet expected) {
    return found.getType() == AblateLexer.NAME
        && expected.contains(AblateLexer.STRING)
        && !expected.contains(AblateLexer.INT);
  }

  /** A title may be of several words. */
  private static String untilBrace(Token found) {
    CharStream file = found.getInputStream();
    String rest = file.getText(Interval.of(found.getStartIndex(), file.size() - 1));
    return rest.split("[{\r\n]", 2)[0].strip();
  }

  private static String ofDeclaration(Token found) {
    if (found.getType() == AblateLexer.FLOOR_DIVIDE) {
      return "; a comment starts with '#'";
    }
    boolean name = found.getType() == AblateLexer.NAME;
    String near = name ? Nearest.hint(found.getText(), DECLARATIONS) : "";
    return switch (found.getText()) {
      case "def", "class" -> "; layers stand in a model: write model net { ... }";
      case "from" -> IMPORT;
      default ->
          near.isEmpty() && found.getType() != AblateLexer.RBRACE
              ? "; settings stand in experiment \"...\" { ... }, layers in model NAME { ... }"
              : near;
    };
  }

  private static String ofStatement(Token found) {
    return switch (found.getType()) {
      case AblateLexer.ASSIGN -> "; values are compared by '=='";
      case AblateLexer.COMMA ->
          "; nothing stands between settings, and values to vary over stand in braces";
      case AblateLexer.DURATION -> "; a duration is one word, as in 1h30m";
      default -> "";
    };
  }

  private static String ofLayer(Token found) {
    return switch (found.getType()) {
      case AblateLexer.COMMA, AblateLexer.MINUS -> "; nothing stands between layers";
      case AblateLexer.TIMES -> "; write repeat 3 { ... } for layers again and again";
      case AblateLexer.INT, AblateLexer.REAL -> "; arguments stand in parentheses";
      default -> "";
    };
  }

  /** How a message ends that says that a keyword cannot stand where it does. */
  static String misplaced(Token keyword) {
    return switch (keyword.getType()) {
      case AblateLexer.IN -> COMPARED;
      case AblateLexer.FOR, AblateLexer.REPEAT, AblateLexer.IF -> "; it stands in models";
      case AblateLexer.LET,
          AblateLexer.WHERE,
          AblateLexer.WITHOUT,
          AblateLexer.REPORT,
          AblateLexer.BASELINE,
          AblateLexer.VARIANT ->
          "; it stands in the experiment's body, not in a block";
      case AblateLexer.IMPORT -> "; it stands outside the experiment";
      case AblateLexer.THEN -> "; it stands between two schedules";
      default -> "";
    };
  }

  /** What to write instead of a colon. */
  static String colon(Token before, TokenStream tokens, IntervalSet expected) {
    if (before.getType() == AblateLexer.INT) {
      boolean fixed =
          tokens.get(Math.max(0, before.getTokenIndex() - 1)).getType() == AblateLexer.ASSIGN;
      return fixed ? "a duration as 1h30m, a range as in 1..30" : "'..'";
    }
    boolean opens = expected.contains(AblateLexer.LBRACE) && !expected.contains(AblateLexer.ASSIGN);
    return opens ? "'{'" : "'='";
  }
}
