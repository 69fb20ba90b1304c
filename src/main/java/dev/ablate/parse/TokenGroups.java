package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Kinds of tokens that messages speak of together. */
final class TokenGroups {
  /** All keywords; the lexer lists them from the first to the last of these. */
  static final IntervalSet KEYWORDS = IntervalSet.of(AblateLexer.IMPORT, AblateLexer.NONE);

  /** The keywords that are never names where a value stands. */
  static final IntervalSet STATEMENT_WORDS =
      KEYWORDS.subtract(new IntervalSet(AblateLexer.MODEL, AblateLexer.STEP));

  /** What may begin a value or name an argument. */
  static final IntervalSet VALUES =
      new IntervalSet(
              AblateLexer.INT,
              AblateLexer.REAL,
              AblateLexer.DURATION,
              AblateLexer.STRING,
              AblateLexer.NAME,
              AblateLexer.BAD_NUMBER,
              AblateLexer.PYTHON_STRING,
              AblateLexer.PYTHON_WORD,
              AblateLexer.LPAREN,
              AblateLexer.LBRACKET,
              AblateLexer.LBRACE,
              AblateLexer.MINUS,
              AblateLexer.PLUS)
          .or(KEYWORDS);

  /** What may follow a value and make it longer. */
  static final IntervalSet OPERATORS =
      IntervalSet.of(AblateLexer.EQUAL, AblateLexer.REMAINDER)
          .or(
              new IntervalSet(
                  AblateLexer.THEN,
                  AblateLexer.IF,
                  AblateLexer.OR,
                  AblateLexer.AND,
                  AblateLexer.STEP,
                  AblateLexer.RANGE,
                  AblateLexer.DOT,
                  AblateLexer.LPAREN));

  /** What may begin a declaration. */
  static final IntervalSet DECLARATIONS =
      new IntervalSet(
          AblateLexer.IMPORT,
          AblateLexer.EXPERIMENT,
          AblateLexer.MODEL,
          AblateLexer.BLOCK,
          Token.EOF);

  /** What may begin a layer. */
  static final IntervalSet LAYERS =
      new IntervalSet(
          AblateLexer.NAME,
          AblateLexer.BLOCK,
          AblateLexer.REPEAT,
          AblateLexer.FOR,
          AblateLexer.IF,
          AblateLexer.RESIDUAL,
          AblateLexer.PARALLEL);

  /** What may begin a name, where any keyword may be one. */
  static final IntervalSet NAMES = IntervalSet.of(AblateLexer.NAME).or(KEYWORDS);

  private TokenGroups() {}
}
