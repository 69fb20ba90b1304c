package dev.ablate.parse;

import dev.ablate.ast.SourceUnit;
import dev.ablate.ast.Statement;
import dev.ablate.parse.grammar.AblateLexer;
import dev.ablate.parse.grammar.AblateParser;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.SourceFile;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Reads the text of an experiment file into its syntax tree. */
public final class Parser {
  private Parser() {}

  /** The tree of a file, or what is wrong with its syntax; whatever the text, it never throws. */
  public static Parsed parse(SourceFile file) {
    Places places = new Places(file);
    try {
      TreeBuilder builder = new TreeBuilder(places);
      AblateParser parser = grammar(file.text(), places, AblateParser.RULE_file);
      SourceUnit unit = builder.unit(parser.file(), parser.getTokenStream());
      return builder.refusals().isEmpty()
          ? new Parsed(Optional.of(unit), List.of())
          : new Parsed(Optional.empty(), builder.refusals());
    } catch (SyntaxException e) {
      return new Parsed(Optional.empty(), List.of(e.diagnostic()));
    }
  }

  /**
   * The one setting, {@code optimizer.lr = 3e-4}, that stands in a part of a text which is no file;
   * whatever stands there, it never throws.
   *
   * @param refusals takes what is wrong
   */
  public static Optional<Statement.Setting> setting(Span part, Consumer<Diagnostic> refusals) {
    Places places = new Places(part.file());
    try {
      TreeBuilder builder = new TreeBuilder(places);
      String alone = " ".repeat(part.offset()) + part.text();
      AblateParser parser = grammar(alone, places, AblateParser.RULE_setting);
      Statement.Setting setting = builder.setting(parser.setting());
      builder.refusals().forEach(refusals);
      Token next = parser.getCurrentToken();
      if (next.getType() != Token.EOF) {
        refusals.accept(Diagnostic.error(places.span(next), "write one path=value"));
      }
      return next.getType() == Token.EOF && builder.refusals().isEmpty()
          ? Optional.of(setting)
          : Optional.empty();
    } catch (SyntaxException e) {
      refusals.accept(e.diagnostic());
      return Optional.empty();
    }
  }

  /**
   * The generated parser over a text, set up to end at the first error.
   *
   * @param rule the one that it is going to be asked for
   */
  static AblateParser grammar(String text, Places places, int rule) {
    AblateLexer lexer = new AblateLexer(CharStreams.fromString(text));
    AblateParser parser = new AblateParser(new CommonTokenStream(lexer));
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    String end = rule == AblateParser.RULE_file ? "the end of the file" : "nothing more";
    Progress progress = new Progress(parser, rule);
    parser.addParseListener(progress);
    parser.addParseListener(new NestingLimit(places));
    parser.addParseListener(new Pruning());
    parser.setErrorHandler(new FirstError(progress, new SyntaxMessages(places, end)));
    return parser;
  }
}
