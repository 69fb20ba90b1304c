package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import dev.ablate.source.SourceFile;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The words of files, for tools that work on files that are not finished. */
public final class Words {
  private Words() {}

  /** All words of a file, comments included; no file is too wrong for it. */
  public static List<Word> of(SourceFile file) {
    Places places = new Places(file);
    AblateLexer lexer = new AblateLexer(CharStreams.fromString(file.text()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    return tokens.getTokens().stream()
        .filter(token -> token.getType() != Token.EOF)
        .map(token -> new Word(kind(token.getType()), token.getText(), places.span(token)))
        .toList();
  }

  /** Every keyword, in the order of the grammar. */
  public static List<String> keywords() {
    return IntStream.rangeClosed(AblateLexer.IMPORT, AblateLexer.NONE)
        .mapToObj(type -> AblateLexer.VOCABULARY.getLiteralName(type))
        .map(literal -> literal.substring(1, literal.length() - 1))
        .toList();
  }

  private static Word.Kind kind(int type) {
    if (TokenGroups.KEYWORDS.contains(type)) {
      return Word.Kind.KEYWORD;
    }
    return switch (type) {
      case AblateLexer.NAME, AblateLexer.PYTHON_WORD -> Word.Kind.NAME;
      case AblateLexer.INT, AblateLexer.REAL, AblateLexer.DURATION, AblateLexer.BAD_NUMBER ->
          Word.Kind.NUMBER;
      case AblateLexer.STRING, AblateLexer.UNCLOSED_STRING, AblateLexer.PYTHON_STRING ->
          Word.Kind.STRING;
      case AblateLexer.COMMENT -> Word.Kind.COMMENT;
      default -> Word.Kind.SYMBOL;
    };
  }
}
