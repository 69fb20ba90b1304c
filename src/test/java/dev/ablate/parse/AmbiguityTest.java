package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Fixtures;
import dev.ablate.Fixtures.Fixture;
import dev.ablate.ast.Printer;
import dev.ablate.ast.TreeGenerator;
import dev.ablate.parse.grammar.AblateParser;
import dev.ablate.source.SourceFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text can be read in two ways, and no decision needs more than the words ahead. */
class AmbiguityTest {
  static Stream<Fixture> fixtures() {
    return Fixtures.all().stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noFixtureIsAmbiguousOrNeedsAFullContext(Fixture fixture) {
    assertThat(conflicts(fixture.source())).isEmpty();
  }

  @Test
  void norIsAFileDrawnAtRandom() {
    for (long seed = 1000; seed < 1100; seed++) {
      String text = Printer.print(new TreeGenerator(seed).unit());
      assertThat(conflicts(new SourceFile("drawn.exp", text))).as(text).isEmpty();
    }
  }

  private static List<String> conflicts(SourceFile file) {
    AblateParser parser =
        dev.ablate.parse.Parser.grammar(file.text(), new Places(file), AblateParser.RULE_file);
    Conflicts conflicts = new Conflicts();
    parser.addErrorListener(conflicts);
    try {
      parser.file();
    } catch (SyntaxException e) {
      assertThat(e.diagnostic().message()).isNotEmpty();
    }
    return conflicts.found;
  }

  private static final class Conflicts extends BaseErrorListener {
    private final List<String> found = new ArrayList<>();

    @Override
    public void reportAmbiguity(
        Parser parser, DFA dfa, int start, int stop, boolean exact, BitSet alts, ATNConfigSet all) {
      found.add("ambiguous: " + place(parser, dfa, start));
    }

    @Override
    public void reportAttemptingFullContext(
        Parser parser, DFA dfa, int start, int stop, BitSet alts, ATNConfigSet all) {
      found.add("full context: " + place(parser, dfa, start));
    }

    private static String place(Parser parser, DFA dfa, int start) {
      return parser.getRuleNames()[dfa.atnStartState.ruleIndex]
          + " at line "
          + parser.getTokenStream().get(start).getLine();
    }
  }
}
