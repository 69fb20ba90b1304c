package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Fixtures;
import dev.ablate.Fixtures.Fixture;
import dev.ablate.Trees;
import dev.ablate.ast.Comment;
import dev.ablate.ast.Printer;
import dev.ablate.ast.SourceUnit;
import dev.ablate.ast.TreeGenerator;
import dev.ablate.parse.grammar.AblateLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form keeps what is meant and what is said about it. */
class FormatTest {
  private static final List<String> GAPS =
      List.of("# %d\n", "\n# %d\n", " # %d\r\n", "\n\n\n# %d\n\n\n", "\n# %d\n\t# again\n", "\n\n");

  static Stream<Fixture> fixtures() {
    return Stream.of("valid/syntax", "valid/check").flatMap(folder -> Fixtures.in(folder).stream());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aFixtureKeepsItsTreeAndItsComments(Fixture fixture) {
    check(fixture.source().text());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void soDoesAFixtureWithCommentsAnywhere(Fixture fixture) {
    for (long seed = 0; seed < 30; seed++) {
      check(commented(fixture.source().text(), new Random(seed)));
    }
  }

  @Test
  void soDoesAFileDrawnAtRandom() {
    for (long seed = 0; seed < 400; seed++) {
      String text = Printer.print(new TreeGenerator(seed).unit());
      check(commented(text, new Random(seed)));
    }
  }

  private static void check(String text) {
    SourceUnit unit = Exprs.unit(text);
    String printed = Printer.print(unit);
    SourceUnit read = Exprs.unit(printed);
    assertThat(comments(read)).as(text).isEqualTo(comments(unit));
    assertThat(Trees.withoutSpans(read.declarations()))
        .as(text)
        .isEqualTo(Trees.withoutSpans(unit.declarations()));
    assertThat(Printer.print(read)).as(text).isEqualTo(printed);
    assertThat(printed.lines()).as(text).noneMatch(line -> line.endsWith(" "));
    assertThat(printed).as(text).doesNotContain("\n\n\n").doesNotContain("\r");
  }

  private static List<String> comments(SourceUnit unit) {
    return unit.comments().stream().map(Comment::text).map(String::stripTrailing).toList();
  }

  /** The text with comments and line ends between some of its words. */
  private static String commented(String text, Random random) {
    CommonTokenStream tokens = new CommonTokenStream(new AblateLexer(CharStreams.fromString(text)));
    tokens.fill();
    List<Integer> places = new ArrayList<>();
    for (Token token : tokens.getTokens()) {
      if (token.getType() != AblateLexer.COMMENT && random.nextInt(8) == 0) {
        places.add(text.offsetByCodePoints(0, token.getStartIndex()));
      }
    }
    StringBuilder result = new StringBuilder(text);
    for (int i = places.size() - 1; i >= 0; i--) {
      String gap = GAPS.get(random.nextInt(GAPS.size()));
      result.insert(places.get(i), gap.formatted(i));
    }
    return result.toString();
  }

  @Test
  void commentsStayWhereTheyStand() {
    String canonical =
        """
        # about the file

        import "a.exp"  # and b
        import "b.exp"

        # about m
        model m {  # head
          Linear(1) ReLU  # behind
          # between

          Flatten
          # at the end
        }

        experiment "e" {
          a    = 1  # one
          long in {
            # first
            1,
            2,  # second
            # last
          }

          # about the variant
          variant "v" {
            a = 2  # inside
          }
          # the end of the body
        }

        # the end of the file
        """;
    assertThat(Printer.print(Exprs.unit(canonical))).isEqualTo(canonical);
  }

  @Test
  void aCommentInsideAnExpressionStandsBehindIt() {
    String text = "experiment \"e\" {\n a = 1 + # why\n 2\n b = # here\n 3 # two\n}";
    assertThat(Printer.print(Exprs.unit(text)))
        .isEqualTo(
            """
            experiment "e" {
              a = 1 + 2  # why
              b = 3  # here
              # two
            }
            """);
  }

  @Test
  void whatDoesNotFitOnALineStandsOneALine() {
    String text =
        """
        experiment "e" {
          a = [%s]
          b = [%s]
          where %s
          variant "v" { a = [%s] }
          variant "w" { a = 1  b = 2 }
        }
        """;
    String words = "\"a text of twenty-two\", ".repeat(4) + "\"and one more\"";
    String numbers = "100000000, ".repeat(12) + "1";
    String condition = "batch_size * lr < 1 and ".repeat(5) + "true";
    assertThat(Printer.print(Exprs.unit(text.formatted(words, numbers, condition, words))))
        .isEqualTo(
            """
            experiment "e" {
              a = [
                "a text of twenty-two",
                "a text of twenty-two",
                "a text of twenty-two",
                "a text of twenty-two",
                "and one more",
              ]
              b = [
                100000000, 100000000, 100000000, 100000000, 100000000, 100000000, 100000000, 100000000,
                100000000, 100000000, 100000000, 100000000, 1
              ]
              where batch_size * lr < 1
                and batch_size * lr < 1
                and batch_size * lr < 1
                and batch_size * lr < 1
                and batch_size * lr < 1
                and true
              variant "v" {
                a = [
                  "a text of twenty-two",
                  "a text of twenty-two",
                  "a text of twenty-two",
                  "a text of twenty-two",
                  "and one more",
                ]
              }
              variant "w" { a = 1  b = 2 }
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", " ; "})
  void anEmptyFileIsEmpty(String text) {
    assertThat(Printer.print(Exprs.unit(text))).isEmpty();
  }

  @Test
  void aFileOfCommentsAloneKeepsThem() {
    assertThat(Printer.print(Exprs.unit("\n\n# a  \r\n\r\n\r\n# b"))).isEqualTo("# a\n\n# b\n");
  }
}
