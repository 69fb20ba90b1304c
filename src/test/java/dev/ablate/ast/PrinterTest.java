package dev.ablate.ast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {
  @Test
  void whatIsPrintedIsReadAsTheSameTree() {
    for (long seed = 0; seed < 250; seed++) {
      SourceUnit tree = new TreeGenerator(seed).unit();
      String printed = Printer.print(tree);
      SourceUnit read = Exprs.unit(printed);
      assertThat(Trees.withoutSpans(read)).as(printed).isEqualTo(Trees.withoutSpans(tree));
      assertThat(Printer.print(read)).isEqualTo(printed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "(-9223372036854775808) ** 2, (-9223372036854775808) ** 2",
    "((a + b)) + c, a + b + c",
    "a + (b + c), a + (b + c)",
    "(a ** b) ** c, (a ** b) ** c",
    "a ** (b ** c), a ** b ** c",
    "(-a) ** (-b), (-a) ** -b",
    "not (a and b), not (a and b)",
    "(not a) and b, not a and b",
    "(a < b) < c, (a < b) < c",
    "(a if b else c) if d else (e if f else g), (a if b else c) if d else e if f else g",
    "(1 + 2)..(3 * 4), 1 + 2..3 * 4"
  })
  void onlyTheParenthesesThatAreNeededStay(String text, String printed) {
    assertThat(Printer.print(Exprs.expression(text))).isEqualTo(printed);
  }

  @Test
  void textIsEscaped() {
    assertThat(Printer.print(Exprs.expression("\"\\u0001\\\"\\n\"")))
        .isEqualTo("\"\\u0001\\\"\\n\"");
  }
}
