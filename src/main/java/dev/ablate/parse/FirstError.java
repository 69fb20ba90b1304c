package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Ends the parse at the first word that does not fit, and says what was expected there. */
final class FirstError extends DefaultErrorStrategy {
  private final Progress progress;
  private final SyntaxMessages messages;

  FirstError(Progress progress, SyntaxMessages messages) {
    this.progress = progress;
    this.messages = messages;
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    Token found = error.getOffendingToken();
    TokenStream tokens = parser.getTokenStream();
    throw messages.unexpected(found, before(found, tokens), expected(error), tokens);
  }

  /** The word before, comments aside; the first token if there is none. */
  private static Token before(Token found, TokenStream tokens) {
    int index = Math.max(0, found.getTokenIndex() - 1);
    while (index > 0 && tokens.get(index).getType() == AblateLexer.COMMENT) {
      index--;
    }
    return tokens.get(index);
  }

  @Override
  public Token recoverInline(Parser parser) {
    reportError(parser, new InputMismatchException(parser));
    throw new AssertionError("an error was reported and parsing went on");
  }

  @Override
  public void sync(Parser parser) {}

  /** What may stand where the error is: behind the last word that fitted, or a word further on. */
  private IntervalSet expected(RecognitionException error) {
    if (error instanceof NoViableAltException choice
        && choice.getDeadEndConfigs() != null
        && choice.getStartToken() != choice.getOffendingToken()) {
      IntervalSet expected = new IntervalSet();
      for (ATNConfig dead : choice.getDeadEndConfigs()) {
        for (Transition transition : dead.state.getTransitions()) {
          if (transition.label() != null) {
            expected.addAll(transition.label());
          }
        }
      }
      return expected;
    }
    return progress.expected();
  }
}
