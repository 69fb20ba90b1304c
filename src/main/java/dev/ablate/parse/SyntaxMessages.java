package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import dev.ablate.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says what is wrong with a word that does not fit. */
final class SyntaxMessages {
  private static final Map<Integer, Integer> CLOSERS =
      Map.of(
          AblateLexer.RPAREN, AblateLexer.LPAREN,
          AblateLexer.RBRACKET, AblateLexer.LBRACKET,
          AblateLexer.RBRACE, AblateLexer.LBRACE);

  /** What people write by habit or by accident, and what is meant. */
  private static final Map<String, String> CHARACTERS =
      Map.ofEntries(
          Map.entry("&", "'and'"),
          Map.entry("|", "'or'"),
          Map.entry("!", "'not'"),
          Map.entry("^", "'**'"),
          Map.entry("?", "a if c else b"),
          Map.entry("'", "a text as \"...\""),
          Map.entry("\u2018", "a text as \"...\""),
          Map.entry("\u2019", "a text as \"...\""),
          Map.entry("\u201C", "a text as \"...\""),
          Map.entry("\u201D", "a text as \"...\""),
          Map.entry("\u2212", "'-'"),
          Map.entry("\u00A0", "a space"));

  private final Places places;
  private final String end;

  /**
   * Messages about a text.
   *
   * @param end what stands behind its last word: {@code "the end of the file"}
   */
  SyntaxMessages(Places places, String end) {
    this.places = places;
    this.end = end;
  }

  /** The error at a word that stands behind {@code before} where something else is expected. */
  SyntaxException unexpected(Token found, Token before, IntervalSet expected, TokenStream tokens) {
    if (found.getType() == AblateLexer.UNKNOWN) {
      return new SyntaxException(
          places.span(found), unknown(found.getText(), before, tokens, expected));
    }
    if (found.getType() == AblateLexer.UNCLOSED_STRING) {
      return new SyntaxException(places.span(found), "this text has no closing '\"' on its line");
    }
    if (found.getType() == AblateLexer.PYTHON_STRING && expected.contains(AblateLexer.STRING)) {
      return new SyntaxException(places.span(found), Quoted.inDoubleQuotes(found.getText()));
    }
    Optional<Token> second = new ForgottenComma(tokens).before(before, expected);
    if (second.isPresent()) {
      return new SyntaxException(
          places.span(second.get()),
          "expected ',' between what 'without' names, found " + shown(second.get()));
    }
    if (isMisplaced(before, expected)) {
      return new SyntaxException(
          places.span(before),
          "'" + before.getText() + "' cannot stand here" + Habits.misplaced(before));
    }
    String message = "expected " + Expectation.of(expected) + ", found " + shown(found);
    return new SyntaxException(
        place(found, before),
        message + Habits.hint(found, before, expected).orElseGet(() -> hint(found, tokens)));
  }

  /** A statement's keyword where only settings may stand reads as a setting of that name. */
  private static boolean isMisplaced(Token before, IntervalSet expected) {
    return TokenGroups.STATEMENT_WORDS.contains(before.getType())
        && expected.size() == 2
        && expected.contains(AblateLexer.ASSIGN)
        && expected.contains(AblateLexer.IN);
  }

  private Span place(Token found, Token before) {
    return found.getType() == Token.EOF && before != found
        ? places.behind(before)
        : places.span(found);
  }

  private String hint(Token found, TokenStream tokens) {
    return switch (found.getType()) {
      case AblateLexer.FLOOR_DIVIDE -> "; a comment starts with '#'";
      case AblateLexer.RPAREN, AblateLexer.RBRACKET, AblateLexer.RBRACE, Token.EOF ->
          unclosed(found, tokens)
              .map(
                  open ->
                      "; the '%s' of line %d is not closed"
                          .formatted(open.getText(), open.getLine()))
              .orElse("");
      default -> "";
    };
  }

  /** The bracket that should have been closed before {@code found} could stand. */
  private static Optional<Token> unclosed(Token found, TokenStream tokens) {
    Deque<Token> open = new ArrayDeque<>();
    for (int i = 0; i < found.getTokenIndex(); i++) {
      Token token = tokens.get(i);
      if (CLOSERS.containsValue(token.getType())) {
        open.push(token);
      } else if (CLOSERS.containsKey(token.getType())) {
        open.pop();
      }
    }
    int opener = CLOSERS.getOrDefault(found.getType(), Token.EOF);
    boolean closesAnOuterOne = open.stream().anyMatch(token -> token.getType() == opener);
    return found.getType() == Token.EOF || closesAnOuterOne
        ? Optional.ofNullable(open.peek()).filter(token -> token.getType() != opener)
        : Optional.empty();
  }

  private String shown(Token found) {
    return found.getType() == Token.EOF ? end : Quoted.of(found.getText());
  }

  private static String unknown(
      String character, Token before, TokenStream tokens, IntervalSet expected) {
    String instead =
        character.equals(":") ? Habits.colon(before, tokens, expected) : CHARACTERS.get(character);
    int codePoint = character.codePointAt(0);
    boolean visible = codePoint < 0x7F && !Character.isISOControl(codePoint);
    String shown =
        visible
            ? "'" + character + "'"
            : "U+%04X (%s)".formatted(codePoint, Character.getName(codePoint));
    return "unexpected character " + shown + (instead == null ? "" : "; write " + instead);
  }
}
