package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The text of an experiment file in parts of one kind, for colours. */
public final class Highlighting {
  private final int[] text;
  private final List<Part> parts = new ArrayList<>();
  private int done;

  private Highlighting(String text) {
    this.text = text.codePoints().toArray();
  }

  /** What a part is. */
  public enum Kind {
    KEYWORD,
    /** A name that is called: a component, a model, a block. */
    CALL,
    NUMBER,
    STRING,
    COMMENT,
    /** Any other text, spaces included. */
    PLAIN
  }

  /** Some text. */
  public record Part(Kind kind, String text) {}

  /** The parts of a text, whether or not it is correct; side by side they are the text. */
  public static List<Part> of(String text) {
    AblateLexer lexer = new AblateLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>(lexer.getAllTokens());
    Highlighting highlighting = new Highlighting(text);
    for (int i = 0; i < tokens.size(); i++) {
      highlighting.add(tokens.get(i), kind(tokens, i));
    }
    highlighting.addPlain(highlighting.text.length);
    return List.copyOf(highlighting.parts);
  }

  private void add(Token token, Kind kind) {
    if (kind != Kind.PLAIN) {
      addPlain(token.getStartIndex());
      addUpTo(token.getStopIndex() + 1, kind);
    }
  }

  private void addPlain(int end) {
    if (done < end) {
      addUpTo(end, Kind.PLAIN);
    }
  }

  private void addUpTo(int end, Kind kind) {
    parts.add(new Part(kind, new String(text, done, end - done)));
    done = end;
  }

  private static Kind kind(List<Token> tokens, int i) {
    int type = tokens.get(i).getType();
    int before = type(tokens, i - 1);
    int after = type(tokens, i + 1);
    return switch (type) {
      case AblateLexer.INT, AblateLexer.REAL, AblateLexer.DURATION -> Kind.NUMBER;
      case AblateLexer.STRING -> Kind.STRING;
      case AblateLexer.COMMENT -> Kind.COMMENT;
      case AblateLexer.NAME -> after == AblateLexer.LPAREN ? Kind.CALL : Kind.PLAIN;
      default ->
          TokenGroups.KEYWORDS.contains(type) && !isSetting(before, after)
              ? Kind.KEYWORD
              : Kind.PLAIN;
    };
  }

  /** Settings may have keywords as names: {@code model = ...}, {@code model.width}. */
  private static boolean isSetting(int before, int after) {
    return before == AblateLexer.DOT || after == AblateLexer.DOT || after == AblateLexer.ASSIGN;
  }

  private static int type(List<Token> tokens, int i) {
    return Optional.of(i)
        .filter(place -> place >= 0 && place < tokens.size())
        .map(place -> tokens.get(place).getType())
        .orElse(Token.EOF);
  }
}
