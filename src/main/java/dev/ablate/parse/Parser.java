package dev.ablate.parse;

import dev.ablate.ast.SourceUnit;
import dev.ablate.parse.grammar.AblateLexer;
import dev.ablate.parse.grammar.AblateParser;
import dev.ablate.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;

/** Reads the text of an experiment file into its syntax tree. */
public final class Parser {
  private Parser() {}

  /** The tree of a file, or what is wrong with its syntax; whatever the text, it never throws. */
  public static Parsed parse(SourceFile file) {
    Places places = new Places(file);
    try {
      TreeBuilder builder = new TreeBuilder(places);
      AblateParser parser = grammar(file, places);
      SourceUnit unit = builder.unit(parser.file(), parser.getTokenStream());
      return builder.refusals().isEmpty()
          ? new Parsed(Optional.of(unit), List.of())
          : new Parsed(Optional.empty(), builder.refusals());
    } catch (SyntaxException e) {
      return new Parsed(Optional.empty(), List.of(e.diagnostic()));
    }
  }

  /** The generated parser over a file, set up to end at the first error. */
  static AblateParser grammar(SourceFile file, Places places) {
    AblateLexer lexer = new AblateLexer(CharStreams.fromString(file.text()));
    AblateParser parser = new AblateParser(new CommonTokenStream(lexer));
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    Progress progress = new Progress(parser);
    parser.addParseListener(progress);
    parser.addParseListener(new NestingLimit(places));
    parser.addParseListener(new Pruning());
    parser.setErrorHandler(new FirstError(progress, places));
    return parser;
  }
}
