package dev.ablate.parse;

import dev.ablate.source.SourceFile;
import dev.ablate.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where the tokens of a file stand: ANTLR counts code points, spans count characters. */
final class Places {
  private final SourceFile file;
  private final int[] offsets;

  Places(SourceFile file) {
    this.file = file;
    this.offsets = offsets(file.text());
  }

  /** The place of a token; the end of the file has no characters. */
  Span span(Token token) {
    return span(token, token);
  }

  /** The place of a piece of the parse tree. */
  Span span(ParserRuleContext tree) {
    return span(tree.getStart(), tree.getStop());
  }

  /** The place from one token to another. */
  Span span(Token first, Token last) {
    int start = offsets[first.getStartIndex()];
    int end = last.getType() == Token.EOF ? start : offsets[last.getStopIndex() + 1];
    return new Span(file, start, end - start);
  }

  /** The empty place behind a token. */
  Span behind(Token token) {
    return new Span(file, offsets[token.getStopIndex() + 1], 0);
  }

  /** The whole file. */
  Span all() {
    return new Span(file, 0, file.text().length());
  }

  private static int[] offsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = text.offsetByCodePoints(offsets[i - 1], 1);
    }
    return offsets;
  }
}
