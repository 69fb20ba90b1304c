package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Recognises {@code without a b}, whose second path reads as a setting that lacks its value. */
final class ForgottenComma {
  private final TokenStream tokens;

  ForgottenComma(TokenStream tokens) {
    this.tokens = tokens;
  }

  /**
   * The first word of the path that a comma should stand before.
   *
   * @param last the word behind which something is wrong
   * @param expected what may stand there
   */
  Optional<Token> before(Token last, IntervalSet expected) {
    if (!expected.contains(AblateLexer.ASSIGN) || !expected.contains(AblateLexer.IN)) {
      return Optional.empty();
    }
    int start = pathStart(last.getTokenIndex());
    if (TokenGroups.STATEMENT_WORDS.contains(tokens.get(start).getType())) {
      return Optional.empty(); // the next statement, with a mistake of its own
    }
    int behind = previous(start);
    while (behind >= 0 && isName(behind)) {
      behind = previous(pathStart(behind));
      if (is(behind, AblateLexer.WITHOUT)) {
        return Optional.of(tokens.get(start));
      }
      behind = is(behind, AblateLexer.COMMA) ? previous(behind) : -1;
    }
    return Optional.empty();
  }

  /** Where the path begins that ends at a word. */
  private int pathStart(int end) {
    int start = end;
    while (is(previous(start), AblateLexer.DOT)) {
      start = previous(previous(start));
    }
    return start;
  }

  /** The word before, comments aside; below 0 where there is none. */
  private int previous(int index) {
    int before = index - 1;
    while (is(before, AblateLexer.COMMENT)) {
      before--;
    }
    return before;
  }

  private boolean isName(int index) {
    return TokenGroups.NAMES.contains(tokens.get(index).getType());
  }

  private boolean is(int index, int type) {
    return index >= 0 && tokens.get(index).getType() == type;
  }
}
